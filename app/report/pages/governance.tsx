import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { GovernanceReport } from '../model/governance-model.ts'
import { Comment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { Table } from '../parts/table.tsx'
import { VerdictMark } from '../parts/verdict-mark.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, text } from '../theme.ts'
import { breaksWithin } from '../word-breaks.ts'

type GovernanceProps = { context: PageContext; governance: GovernanceReport }

/** Where the AI systems stand in the law, and the duties that follow with their days. */
export function GovernanceSection({ context: { model, accent }, governance }: GovernanceProps) {
  const { title, intro, systems, duties } = governance
  return (
    <>
      <View>
        <SectionTitle title={title} intro={intro} />
        <Comment model={model} about="section:governance" accent={accent} />
        <View style={styles.list}>
          {systems.map((system) => (
            <SystemEntry key={system.id} system={system} />
          ))}
        </View>
      </View>
      {duties && duties.rows.length > 0 ? <Duties duties={duties} /> : null}
    </>
  )
}

type System = GovernanceReport['systems'][number]

/** One system. It may be longer than a page, so it breaks between and within its rows, never under its name or before the first. */
function SystemEntry({ system }: { system: System }) {
  const [first, ...others] = system.rows
  return (
    <View>
      <View wrap={false}>
        <Text style={text.heading} {...tagged('H3')}>
          {system.name}
        </Text>
        <Text style={text.label}>{system.status}</Text>
        <View style={styles.verdict}>
          <VerdictMark tone={system.tone} label={system.verdict} />
        </View>
        {first && <Row row={first} />}
      </View>
      {others.map((row) => (
        <Row key={row.label} row={row} />
      ))}
    </View>
  )
}

const LABEL = { width: 100, gutter: 10 }
const breaks = { hyphenationCallback: breaksWithin(LABEL.width - LABEL.gutter, text.small.fontSize) }

function Row({ row }: { row: System['rows'][number] }) {
  return (
    <View style={styles.row} {...tagged('LI')}>
      <Text style={styles.label} {...breaks} {...tagged('Lbl')}>
        {row.label}
      </Text>
      <Text style={styles.words} {...tagged('LBody')}>
        {row.text}
      </Text>
    </View>
  )
}

function Duties({ duties }: { duties: NonNullable<GovernanceReport['duties']> }) {
  const { columns } = duties
  return (
    <View>
      <Heading>{duties.title}</Heading>
      <Text style={styles.intro}>{duties.intro}</Text>
      <Table
        columns={[
          { label: columns.duty, share: 0.44 },
          { label: columns.systems, share: 0.2 },
          { label: columns.when, share: 0.22 },
          { label: columns.state, share: 0.14 },
        ]}
        rows={duties.rows.map(({ id, duty, article, systems, when, state }) => ({
          id,
          cells: [
            [
              { text: duty, style: styles.duty },
              { text: article, style: text.small },
            ],
            [{ text: systems, style: text.small }],
            [{ text: when, style: text.small }],
            [{ text: state, style: text.small }],
          ],
        }))}
      />
    </View>
  )
}

const styles = StyleSheet.create({
  list: { rowGap: 18 },
  verdict: { marginTop: 4, marginBottom: 2 },
  row: { flexDirection: 'row', marginTop: 4 },
  label: { ...text.small, width: LABEL.width, paddingRight: LABEL.gutter },
  words: { ...text.small, color: colours.ink, flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  intro: { ...text.body, marginBottom: 8, maxWidth: 420 },
  duty: { ...text.small, color: colours.ink },
})
