import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { PilotChapter } from '../model/pilots-model.ts'
import { Comment } from '../parts/comment.tsx'
import { Heading, SectionTitle } from '../parts/headings.tsx'
import type { PageContext } from '../parts/report-page.tsx'
import { WrittenSection } from '../parts/written-section.tsx'
import { tagged } from '../tagging/tag.ts'
import { colours, contentWidth, text } from '../theme.ts'

/** A name never stands alone at the foot of a page. */
const NAME_AND_LINES = 150

type PilotProps = { context: PageContext; chapter: PilotChapter; about: 'section:pilot-design' | 'section:evidence' }

/** Pilots one after another: how each is designed, or what came of it. */
export function PilotSection({ context, chapter: { title, intro, pilots }, about }: PilotProps) {
  const { model, paper, accent } = context
  const width = contentWidth(paper)
  return (
    <View>
      <SectionTitle title={title} intro={intro} />
      <Comment model={model} about={about} accent={accent} />
      {pilots.map(({ id, name, says, sections }, at) => (
        <View key={id} style={at === 0 ? {} : styles.next}>
          {at === 0 ? null : <View style={styles.place} />}
          <View style={styles.name} minPresenceAhead={NAME_AND_LINES} wrap={false}>
            <Text style={text.heading} {...tagged('H3')}>
              {name}
            </Text>
            <Text style={styles.says}>{says}</Text>
          </View>
          {sections.map((section, index) => (
            <View key={section.title} style={styles.section}>
              <Heading level="H4" isFirst={index === 0}>
                {section.title}
              </Heading>
              <WrittenSection section={section} width={width} />
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  /** The page can end here: without it the name keeps no room below it. */
  place: { height: 0.01 },
  /** Room below it and not above what follows: a page could end in between. */
  name: { marginBottom: 12 },
  next: { marginTop: 26, borderTopWidth: 0.5, borderTopColor: colours.hair, paddingTop: 14 },
  says: { ...text.lead, marginTop: 4, maxWidth: 440 },
  section: { marginBottom: 12 },
})
