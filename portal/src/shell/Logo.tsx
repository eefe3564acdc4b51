import styles from "./Logo.module.css";

/** Our name and mark. */
export function Logo({ tone = "light" }: { tone?: "light" | "dark" }) {
  return (
    <span className={`${styles.logo} ${styles[tone]}`}>
      <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" className={styles.ground} />
        <path d="M6 10l4.6 12L16 12l5.4 10L26 10" fill="none" className={styles.mark} strokeWidth="3.4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Workaniser
    </span>
  );
}
