import styles from "./Documents.module.css";

/** What kind of file it is, by the end of its name. */
export function TypeMark({ name }: { name: string }) {
  const suffix = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return (
    <span className={styles.mark} data-suffix={suffix}>
      {suffix.slice(0, 4)}
    </span>
  );
}
