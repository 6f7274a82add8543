import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { TeamReport } from '../model/team-model.ts'
import { Comment } from '../parts/comment.tsx'
import { DefinitionRows } from '../parts/definition-rows.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { isShort, Table } from '../parts/table.tsx'
import { text } from '../theme.ts'

/** How far the people agree who were asked: what it comes to, who was asked, where they differ. */
export function TeamSection({ context: { model, accent }, team }: { context: PageContext; team: TeamReport }) {
  const { title, intro, standing, reading, figures, people, disputed } = team
  const asked = people.rows.map(({ id, name, asked: count, answered }) => ({ id, cells: [name, count, answered] }))
  return (
    <>
      <View>
        <SectionTitle title={title} intro={intro} />
        <Comment model={model} about="section:team" accent={accent} />
        <Text style={styles.standing}>{standing}</Text>
        <Text style={styles.paragraph}>{reading}</Text>
        {figures.length > 0 ? <DefinitionRows rows={figures} /> : null}
      </View>
      <View wrap={false}>
        <Heading>{people.title}</Heading>
        <Table
          columns={[
            { label: people.columns.discipline, share: 0.5 },
            { label: people.columns.asked, share: 0.25 },
            { label: people.columns.answered, share: 0.25 },
          ]}
          rows={asked}
        />
      </View>
      {disputed ? <Disputed disputed={disputed} /> : null}
    </>
  )
}

function Disputed({ disputed: { title, intro, columns, rows } }: { disputed: NonNullable<TeamReport['disputed']> }) {
  const written = rows.map(({ question, ask, answers, said, hangs }) => ({
    id: question,
    cells: [
      ask,
      [
        { text: answers, style: text.body },
        { text: said, style: text.small },
      ],
      [{ text: hangs, style: text.small }],
    ],
  }))
  const spread = [
    { label: columns.question, share: 0.42 },
    { label: columns.answers, share: 0.3 },
    { label: columns.hangs, share: 0.28 },
  ]
  return (
    <View wrap={!isShort(spread, written)}>
      <Heading>{title}</Heading>
      <Text style={styles.paragraph}>{intro}</Text>
      <Table columns={spread} rows={written} />
    </View>
  )
}

const styles = StyleSheet.create({
  standing: { ...text.body, fontWeight: 600, marginBottom: 5, maxWidth: 440 },
  paragraph: { ...text.body, marginBottom: 7, maxWidth: 440 },
})
