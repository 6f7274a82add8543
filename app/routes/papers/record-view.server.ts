import { recordEntry } from '#app/core/governance/documents/record-entry.ts'
import { worksCouncilNotes } from '#app/core/governance/documents/works-council.ts'
import { citeAll, type PaperFrame, saidBy } from '#app/server/papers/draft-papers.server.ts'
import type { Knowledge } from '#app/server/papers/knowledge.server.ts'

/** The record of a system as a form: what was entered, and beside it what is known from elsewhere. */
export function viewRecord(frame: PaperFrame, { source, screening, system }: Knowledge) {
  const entries = recordEntry(source)
  return {
    system: { id: system.id, name: system.name, version: system.version },
    /** How many fields nobody can fill from what is known. */
    open: entries.filter(({ open }) => open !== null).length,
    works: worksCouncilNotes(source.rules, screening).map(({ name, says, sources }) => {
      return { name, says, source: citeAll(sources) }
    }),
    fields: source.rules.recordFields.map(({ id, name, help, who, cited, ofCompany }) => {
      const entry = entries.find((one) => one.id === id)
      return {
        id,
        name,
        help,
        who,
        cited,
        /** The same for all systems of the company. */
        ofCompany,
        /** This system does not need it; what was entered is kept. */
        isNeeded: entry !== undefined,
        text: source.record[id] ?? '',
        beside: (entry?.known ?? []).filter(({ from }) => from.kind !== 'record').map((one) => saidBy(frame, one)),
      }
    }),
  }
}

export type RecordFieldView = ReturnType<typeof viewRecord>['fields'][number]
