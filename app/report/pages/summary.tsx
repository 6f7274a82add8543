import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { Radar } from '#app/charts/pdf/radar.tsx'
import { tint } from '../brand.ts'
import type { ReportModel } from '../model/report-model.ts'
import { NoteList } from '../parts/note-list.tsx'
import { Phrases } from '../parts/phrases.tsx'
import { radarInWords } from '../parts/radar-in-words.ts'
import { type PageContext, ReportPage } from '../parts/report-page.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, fonts, text } from '../theme.ts'

const RADAR = { width: 208, height: 152, labelRoom: 22 }

/** The page for somebody who reads one page: what, when, what it costs, what is asked of them today. */
export function SummaryPage({ context }: { context: PageContext }) {
  const { model, accent } = context
  const { summary, labels } = model
  const isAsking = summary.nextSteps.every(({ kind }) => kind === 'question')
  const nextTitle = isAsking && summary.nextSteps.length > 0 ? labels.nextQuestions : labels.nextSteps
  return (
    <ReportPage context={context} title={summary.headline}>
      <Text style={styles.headline} {...tagged('H2')}>
        {summary.headline}
      </Text>
      <Phrases phrases={summary.lead} accent={accent} style={styles.lead} />
      <View style={[styles.ask, { backgroundColor: tint(accent, 0.14) }]}>
        <Text style={styles.askTitle} {...tagged('H3')}>
          {labels.ask}
        </Text>
        <Phrases phrases={summary.ask} accent={accent} />
      </View>
      <View style={styles.standing}>
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
        <Profile model={model} accent={accent} />
      </View>
      <View style={styles.columns}>
        <NoteList
          title={labels.strengths}
          notes={summary.strengths.map((note) => ({ ...note, id: note.capability }))}
        />
        <NoteList title={labels.gaps} notes={summary.gaps.map((note) => ({ ...note, id: note.capability }))} />
        <NoteList
          title={nextTitle}
          notes={summary.nextSteps.map(({ id, name, detail }) => ({ id, name, text: detail }))}
        />
      </View>
      <Text style={styles.fineprint}>{summary.fineprint}</Text>
    </ReportPage>
  )
}

function Profile({ model: { dimensions, labels, summary }, accent }: { model: ReportModel; accent: string }) {
  const axes = dimensions.flatMap(({ short, score }) => (score ? [{ label: short, lo: score.lo, hi: score.hi }] : []))
  if (axes.length < 3 || summary.state === 'empty') return null
  return (
    <View style={styles.profile}>
      <View {...tagged('Figure', { alt: radarInWords(labels.dimensions, axes) })}>
        <Radar axes={axes} {...RADAR} colours={{ ...colours, accent }} font={{ family: fonts.sans, size: 7.5 }} />
      </View>
      <Text style={styles.legend}>
        {labels.radarKnown} · {labels.radarPossible}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  headline: { ...text.headline, maxWidth: 430 },
  lead: { ...text.lead, fontSize: 11, marginTop: 10, maxWidth: 460 },
  ask: { marginTop: 14, paddingVertical: 10, paddingHorizontal: 16, borderRadius: 4 },
  askTitle: { ...text.heading, marginBottom: 2 },
  standing: { flexDirection: 'row', marginTop: 16 },
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 18 },
  title: { ...text.heading, marginBottom: 5 },
  sentence: { marginBottom: 6 },
  softBody: { ...text.body, color: colours.soft },
  profile: { width: RADAR.width, alignItems: 'center' },
  legend: { ...text.small, fontSize: 7.5, textAlign: 'center', marginTop: 2 },
  columns: { flexDirection: 'row', marginTop: 10 },
  fineprint: { ...text.small, marginTop: 6 },
})
