import { encode } from "uqr";

import styles from "./Account.module.css";

/** Quiet modules around the code (ISO/IEC 18004 asks for four). */
const BORDER = 4;

/** A text as a QR code, drawn as one path. */
export default function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: BORDER });
  const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={dark} fill="#000" />
    </svg>
  );
}
