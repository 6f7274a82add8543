import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { tagged } from '../tagging/tag.ts'
import { text } from '../theme.ts'
import { bookmark } from './bookmark.ts'

/** Space that must be left under a heading, so that it never ends a page. */
const PRESENCE = 120

type SectionTitleProps = {
  title: string
  intro?: string
  /** The introduction is as wide as a page on its side has room for. */
  isWide?: boolean
}

/** A section's title with an entry in the outline and a line of introduction. */
export function SectionTitle({ title, intro, isWide = false }: SectionTitleProps) {
  return (
    <>
      <PlaceToBreak />
      <View style={styles.section} minPresenceAhead={PRESENCE} wrap={false} {...bookmark(title)}>
        <Text style={text.section} {...tagged('H2')}>
          {title}
        </Text>
        {intro ? <Text style={isWide ? styles.wideIntro : styles.intro}>{intro}</Text> : null}
      </View>
    </>
  )
}

/**
 * `isFirst`: what stands above it in its section are headings alone. Then no page may end before it, else they would be left behind.
 */
type HeadingProps = { children: string; level?: 'H3' | 'H4'; isFirst?: boolean }

/** A heading under a section's title, or under another heading. */
export function Heading({ children, level = 'H3', isFirst = false }: HeadingProps) {
  return (
    <>
      {isFirst ? null : <PlaceToBreak />}
      <View style={styles.heading} minPresenceAhead={PRESENCE} wrap={false}>
        <Text style={text.heading} {...tagged(level)}>
          {children}
        </Text>
      </View>
    </>
  )
}

/** The first child of a view keeps room below it only if the page can end before it inside that view: here it can. */
function PlaceToBreak() {
  return <View style={styles.place} />
}

const intro = { ...text.body, color: text.small.color, marginTop: 4 } as const

const styles = StyleSheet.create({
  place: { height: 0.01 },
  section: { marginBottom: 12 },
  intro: { ...intro, maxWidth: 420 },
  wideIntro: { ...intro, maxWidth: 560 },
  heading: { marginTop: 12, marginBottom: 6 },
})
