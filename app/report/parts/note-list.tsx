import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { tagged } from '../tagging/tag.ts'
import { text } from '../theme.ts'

export type Note = { id: string; name: string; text: string }

/** A short list under a heading: a name, and a line that says what is meant. Nothing at all without entries. */
export function NoteList({ title, notes }: { title: string; notes: readonly Note[] }) {
  if (notes.length === 0) return null
  return (
    <View style={styles.list} wrap={false}>
      <Text style={styles.title} {...tagged('H3')}>
        {title}
      </Text>
      {notes.map((note) => (
        <View key={note.id} style={styles.note} {...tagged('LI')}>
          <Text style={text.minor}>{note.name}</Text>
          {note.text ? <Text style={styles.text}>{note.text}</Text> : null}
        </View>
      ))}
    </View>
  )
}

const styles = StyleSheet.create({
  list: { flexGrow: 1, flexBasis: 0, paddingRight: 14 },
  title: { ...text.heading, marginBottom: 5 },
  note: { marginBottom: 5 },
  text: { ...text.small, maxLines: 3, textOverflow: 'ellipsis' },
})
