import { StyleSheet } from '@react-pdf/renderer'
import type { AnswerEntry } from '../model/answer-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import { colours, text } from '../theme.ts'
import { type Line, Lines, linesOf } from './lines.tsx'

type Labels = Pick<ReportModel['labels'], 'note' | 'evidence'>

/** An answer with its note, its evidence and who said it. */
export function linesOfAnswer(entry: AnswerEntry, labels: Labels): Line[] {
  return [...answerLines(entry), ...noteLines(entry, labels), ...sourceLines(entry, labels)]
}

/** The same with the note apart, to stand where there is more room. */
export function linesApart(entry: AnswerEntry, labels: Labels): { answer: Line[]; note: Line[] } {
  return { answer: [...answerLines(entry), ...sourceLines(entry, labels)], note: noteLines(entry, labels) }
}

function answerLines({ answer, shared }: AnswerEntry): Line[] {
  return linesOf(
    { text: answer, style: styles.answer },
    shared !== undefined && { text: shared.notes.join(' '), style: text.small },
  )
}

function noteLines({ note, evidence }: AnswerEntry, labels: Labels): Line[] {
  return linesOf(
    note && { text: `${labels.note}: ${note}`, style: text.small },
    evidence && { text: `${labels.evidence}: ${evidence}`, style: text.small },
  )
}

function sourceLines({ pieces, claimed, told }: AnswerEntry, labels: Labels): Line[] {
  return linesOf(
    pieces !== undefined && { text: `${labels.evidence}: ${pieces.join(', ')}`, style: text.small },
    claimed !== undefined && { text: claimed, style: text.small },
    told && { text: told, style: text.small },
  )
}

/** Questions with their answers, as reasons under something else; notes stand in the appendix. */
export function AnswerReasons({ entries }: { entries: readonly AnswerEntry[] }) {
  return entries.map(({ question, ask, answer, claimed, told, shared }) => (
    <Lines
      key={question}
      style={styles.reason}
      wrap={false}
      lines={linesOf(
        { text: ask, style: text.small },
        { text: answer, style: styles.answer },
        shared !== undefined && { text: shared.notes.join(' '), style: text.small },
        claimed !== undefined && { text: claimed, style: text.small },
        told && { text: told, style: text.small },
      )}
    />
  ))
}

const styles = StyleSheet.create({
  answer: { ...text.small, color: colours.ink },
  reason: { marginTop: 4, paddingLeft: 11, borderLeftWidth: 1, borderLeftColor: colours.hair },
})
