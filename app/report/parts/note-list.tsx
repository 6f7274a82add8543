import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { tagged } from '../tagging/tag.ts'
import { contentWidth, text } from '../theme.ts'
import { breaksWithin } from '../word-breaks.ts'

const GUTTER = 14
/** Three stand beside one another. */
const breaks = { hyphenationCallback: breaksWithin(contentWidth('a4') / 3 - GUTTER, text.minor.fontSize) }

export type Note = { id: string; name: string; text: string }

/** `lines`: what is shown of each text at most; `null`: all of it, since somebody wrote it so. */
type NoteListProps = { title: string; notes: readonly Note[]; lines: number | null }

/** A short list under a heading: a name, and a line that says what is meant. Nothing at all without entries. */
export function NoteList({ title, notes, lines }: NoteListProps) {
  if (notes.length === 0) return null
  return (
    <View style={styles.list} wrap={false}>
      <Text style={styles.title} {...tagged('H3')}>
        {title}
      </Text>
      {notes.map((note) => (
        <View key={note.id} style={styles.note} {...tagged('LI')}>
          <Text style={text.minor} {...breaks}>
            {note.name}
          </Text>
          {note.text ? (
            <Text style={lines === null ? text.small : [styles.text, { maxLines: lines }]} {...breaks}>
              {note.text}
            </Text>
          ) : null}
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  list: { flexGrow: 1, flexBasis: 0, paddingRight: GUTTER },
  title: { ...text.heading, marginBottom: 5 },
  note: { marginBottom: 5 },
  text: { ...text.small, textOverflow: 'ellipsis' },
})
