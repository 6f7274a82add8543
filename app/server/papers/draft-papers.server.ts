import { assessmentDraft } from '#app/core/governance/documents/assessment-draft.ts'
import { countOpen, type Known, type PaperEntry, type PaperPart } from '#app/core/governance/documents/paper.ts'
import { recordEntry } from '#app/core/governance/documents/record-entry.ts'
import { worksCouncilNotes } from '#app/core/governance/documents/works-council.ts'
import type { DraftEntry, DraftLine, DraftModel, DraftSection } from '#app/report/draft/draft-model.ts'
import type { RegisterPapers } from '#content/register-papers.ts'
import type { Knowledge } from './knowledge.server.ts'
import type { PaperWords } from './paper-words.server.ts'

type Sources = PaperPart['sources']

/** @param today ISO day */
export type PaperFrame = { company: string; today: string; words: PaperWords }

/** A system as an entry of the record of processing. */
export function recordPaper(frame: PaperFrame, { source, screening, system }: Knowledge): DraftModel {
  const { t } = frame.words
  const entries = recordEntry(source)
  const works = worksCouncilNotes(source.rules, screening)
  return {
    ...headOf(frame, t('record.title'), system.name),
    intro: [t('record.intro'), openSentence(frame, [{ entries }])],
    sections: [
      { title: system.name, about: '', source: '', entries: entries.map((entry) => wordEntry(frame, entry)) },
      ...(works.length > 0 ? [worksSection(frame, works)] : []),
    ],
    closing: t('closing'),
  }
}

/** The draft of an impact assessment of a system, with what the screening says of it first. */
export function assessmentPaper(
  frame: PaperFrame,
  { source, screening, system }: Knowledge,
  { assessment }: RegisterPapers,
): DraftModel {
  const { t } = frame.words
  const parts = assessmentDraft(source, assessment, screening)
  const outcome = source.rules.outcomes.find(({ id }) => id === screening.outcome)
  return {
    ...headOf(frame, t('assessment.title'), system.name),
    intro: [
      outcome ? `${outcome.says} ${outcome.next}` : t('assessment.undetermined'),
      t('assessment.intro'),
      openSentence(frame, parts),
    ],
    sections: parts.map((part, index) => ({
      title: `${index + 1}. ${part.name}`,
      about: part.about,
      source: citeAll(part.sources),
      entries: [...part.entries.map((entry) => wordEntry(frame, entry)), ...part.notes.map(noteEntry)],
    })),
    closing: t('closing'),
  }
}

function headOf({ company, today, words }: PaperFrame, title: string, system: string) {
  const subtitle = words.t('subtitle', { system, on: words.date(today) })
  return { locale: words.locale, madeOn: today, company, title, subtitle }
}

const openSentence = ({ words }: PaperFrame, parts: readonly { entries: readonly PaperEntry[] }[]) =>
  words.t('open', { count: countOpen(parts) })

const worksSection = ({ words }: PaperFrame, notes: PaperPart['notes']): DraftSection => ({
  title: words.t('works.title'),
  about: words.t('works.about'),
  source: '',
  entries: notes.map(noteEntry),
})

function wordEntry(frame: PaperFrame, { name, known, open, todo, sources }: PaperEntry): DraftEntry {
  const { t } = frame.words
  const lines: DraftLine[] = [
    // The register and the record may say the same.
    ...[...new Set(known.map((one) => saidLine(frame, one)))].map((text) => ({ kind: 'said' as const, text })),
    ...(todo === '' ? [] : [{ kind: 'todo' as const, text: t('todo', { todo }) }]),
    ...(open ? [{ kind: 'open' as const, text: t(open.ask ? 'ask' : 'askName', open) }] : []),
  ]
  return { name, source: citeAll(sources), lines }
}

/** What the company wrote itself needs no note of where it comes from. */
function saidLine(frame: PaperFrame, known: Known): string {
  const { says, from } = saidBy(frame, known)
  return known.from.kind === 'register' || known.from.kind === 'record' ? says : `${says} (${from})`
}

/** What is known in words, with who said it. */
export function saidBy({ words }: PaperFrame, { asked, says, from }: Known): { says: string; from: string } {
  const said = asked === '' ? says : words.t('answered', { asked, says })
  if (from.kind !== 'vendor') return { says: said, from: words.t(`from.${from.kind}`) }
  return { says: said, from: words.t('from.vendor', { vendor: from.vendor, on: words.date(from.on) }) }
}

const noteEntry = ({ name, says, sources }: PaperPart['notes'][number]): DraftEntry => ({
  name,
  source: citeAll(sources),
  lines: [{ kind: 'note', text: says }],
})

/** Each place once. */
export const citeAll = (sources: Sources): string => [...new Set(sources.map(({ cited }) => cited))].join('; ')
