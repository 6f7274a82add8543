import type { RequirementFile } from '../files/requirement.ts'
import type { ContentFiles } from '../layout.ts'

/** One list of requirement rows with the file it stands in. */
export type NeedsList = { kind: 'technique' | 'use case' | 'profile'; file: string; rows: RequirementFile[] }

/** Every list of requirements in the content. */
export function listNeeds({ items }: ContentFiles): NeedsList[] {
  return [
    ...items.techniques.map(({ file, data }) => ({ kind: 'technique' as const, file, rows: data.needs })),
    ...items['use-cases'].map(({ file, data }) => ({ kind: 'use case' as const, file, rows: data.needs })),
    ...items.profiles.map(({ file, data }) => ({ kind: 'profile' as const, file, rows: data.needs })),
  ]
}
