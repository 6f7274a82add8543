import type { ContentFiles } from '../layout.ts'

/** Every content file with what it holds. */
export function listParts({ items, lists }: ContentFiles): { file: string; data: object }[] {
  return [
    ...Object.values(items).flat(),
    ...Object.entries(lists).map(([name, data]) => ({ file: `content/${name}.yaml`, data })),
  ]
}
