import styles from "./Board.module.css";

/** A round mark with somebody's initials, beside the name itself. */
export function Initials({ name }: { name: string }) {
  const words = name.split(" ").filter((word) => word !== "");
  return (
    <span className={styles.initials} aria-hidden="true">
      {words
        .slice(0, 2)
        .map((word) => word.slice(0, 1))
        .join("")}
    </span>
  );
}
