import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const known = new Map<string, ReadonlySet<string>>();

/** Whether a description ends in a runbook, and the README has a heading of that name. */
export function hasRunbook(description: string): boolean {
  const [, file, anchor] = / Runbook: (src\/stacks\/[a-z-]+\/README\.md)#([a-z0-9-]+)$/.exec(description) ?? [];
  return file !== undefined && anchor !== undefined && anchorsOf(file).has(anchor);
}

/** As GitHub makes them: lower case, without punctuation, hyphens for spaces. */
function anchorsOf(file: string): ReadonlySet<string> {
  const path = join(root, file);
  const anchors =
    known.get(file) ??
    new Set(
      (existsSync(path) ? readFileSync(path, 'utf8') : '')
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .map((heading) =>
          heading
            .replace(/^#+ /, '')
            .toLowerCase()
            .replace(/[^a-z0-9 -]/g, '')
            .replaceAll(' ', '-'),
        ),
    );
  known.set(file, anchors);
  return anchors;
}
