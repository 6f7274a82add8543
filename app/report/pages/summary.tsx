import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { Radar } from '#app/charts/pdf/radar.tsx'
import { tint } from '../brand.ts'
import type { SummaryPart } from '../model/report-fields.ts'
import type { ReportModel } from '../model/report-model.ts'
import { type Note, NoteList } from '../parts/note-list.tsx'
import { Phrases } from '../parts/phrases.tsx'
import { radarInWords } from '../parts/radar-in-words.ts'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, fonts, text } from '../theme.ts'

/** How the page is set: as large as fits, since it is one page whatever it says. */
type Setting = {
  headline: number
  lead: number
  /** Between its parts. */
  gap: number
  radar: { width: number; height: number; labelRoom: number } | null
  /** In each list. */
  notes: number
  /** Of each note. */
  lines: number
}

const SETTINGS: readonly [Setting, ...Setting[]] = [
  { headline: 24, lead: 11, gap: 16, radar: { width: 208, height: 152, labelRoom: 22 }, notes: 3, lines: 3 },
  { headline: 21, lead: 10.5, gap: 11, radar: { width: 184, height: 130, labelRoom: 20 }, notes: 3, lines: 3 },
  { headline: 18, lead: 10, gap: 8, radar: { width: 164, height: 112, labelRoom: 18 }, notes: 3, lines: 2 },
  { headline: 17, lead: 9.5, gap: 7, radar: null, notes: 3, lines: 1 },
  { headline: 14, lead: 9, gap: 6, radar: null, notes: 1, lines: 1 },
]

/** How often the page can be set tighter. */
export const MOST_TIGHT = SETTINGS.length - 1

/** The page for somebody who reads one page: what, when, what it costs, what is asked of them today. */
export function SummaryPage({ context, tightness = 0 }: { context: PageContext; tightness?: number }) {
  const setting = SETTINGS[tightness] ?? SETTINGS[0]
  const { gap, notes, lines } = setting
  const { model, accent } = context
  const { summary, labels } = model
  const isEdited = (part: SummaryPart) => summary.edited?.includes(part) ?? false
  const isAsking = summary.nextSteps.every(({ kind }) => kind === 'question')
  const nextTitle = isAsking && summary.nextSteps.length > 0 ? labels.nextQuestions : labels.nextSteps
  const lists: { part: SummaryPart; title: string; notes: Note[] }[] = [
    {
      part: 'strengths',
      title: labels.strengths,
      notes: summary.strengths.map((note) => ({ ...note, id: note.capability })),
    },
    { part: 'gaps', title: labels.gaps, notes: summary.gaps.map((note) => ({ ...note, id: note.capability })) },
    {
      part: 'next-steps',
      title: nextTitle,
      notes: summary.nextSteps.map(({ id, name, detail }) => ({ id, name, text: detail })),
    },
  ]
  return (
    <ReportPage context={context} title={summary.headline}>
      <Text style={[styles.headline, { fontSize: setting.headline }]} {...tagged('H2')}>
        {summary.headline}
      </Text>
      <Phrases phrases={summary.lead} accent={accent} style={[styles.lead, { fontSize: setting.lead }]} />
      <View style={[styles.ask, { marginTop: gap - 2, backgroundColor: tint(accent, 0.14) }]}>
        <Text style={styles.askTitle} {...tagged('H3')}>
          {labels.ask}
        </Text>
        <Phrases phrases={summary.ask} accent={accent} />
      </View>
      <View style={[styles.standing, { marginTop: gap }]}>
        <View style={styles.words}>
          {summary.standing.length > 0 ? (
            <Text style={styles.title} {...tagged('H3')}>
              {labels.standing}
            </Text>
          ) : null}
          {summary.standing.map((phrases, index) => (
            <View key={phrases.map((phrase) => phrase.text).join('')} style={styles.sentence}>
              <Phrases phrases={phrases} accent={accent} style={index < 2 ? text.body : styles.softBody} />
            </View>
          ))}
        </View>
        <Profile model={model} accent={accent} radar={setting.radar} />
      </View>
      <View style={styles.columns}>
        {lists.map(({ title, notes: all, part }) => (
          <NoteList
            key={part}
            title={title}
            notes={isEdited(part) ? all : all.slice(0, notes)}
            lines={isEdited(part) ? null : lines}
          />
        ))}
      </View>
      <Text style={styles.fineprint}>{summary.fineprint}</Text>
    </ReportPage>
  )
}

type ProfileProps = { model: ReportModel; accent: string; radar: Setting['radar'] }

function Profile({ model: { dimensions, labels, summary }, accent, radar }: ProfileProps) {
  const axes = dimensions.flatMap(({ short, score }) => (score ? [{ label: short, lo: score.lo, hi: score.hi }] : []))
  if (radar === null || axes.length < 3 || summary.state === 'empty') return null
  return (
    <View style={[styles.profile, { width: radar.width }]}>
      <View {...tagged('Figure', { alt: radarInWords(labels.dimensions, axes) })}>
        <Radar axes={axes} {...radar} colours={{ ...colours, accent }} font={{ family: fonts.sans, size: 7.5 }} />
      </View>
      <Text style={styles.legend}>
        {labels.radarKnown} · {labels.radarPossible}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  headline: { ...text.headline, maxWidth: 430 },
  lead: { ...text.lead, marginTop: 10, maxWidth: 460 },
  ask: { paddingVertical: 10, paddingHorizontal: 16, borderRadius: 4 },
  askTitle: { ...text.heading, marginBottom: 2 },
  standing: { flexDirection: 'row' },
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 18 },
  title: { ...text.heading, marginBottom: 5 },
  sentence: { marginBottom: 6 },
  softBody: { ...text.body, color: colours.soft },
  profile: { alignItems: 'center' },
  legend: { ...text.small, fontSize: 7.5, textAlign: 'center', marginTop: 2 },
  columns: { flexDirection: 'row', marginTop: 10 },
  fineprint: { ...text.small, marginTop: 6 },
})
