import type { Candidate } from "./candidacies";

/** The comments that the user did not read yet: the last ones of others, as many as the service counts. */
export function freshComments({ comments, unread }: Pick<Candidate, "comments" | "unread">, me: string): string[] {
  if (unread === 0) return [];
  return comments
    .filter(({ author_name: author }) => author !== me)
    .slice(-unread)
    .map(({ id }) => id);
}
