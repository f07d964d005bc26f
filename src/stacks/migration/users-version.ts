/**
 * Raised whenever what `runner` does about databases, users and grants changes: every `migrate-` stack then runs it again. A commit id would
 * do that at each release, and make none of them empty.
 */
export const usersVersion = 1;
