import { Link, StyleSheet, Text, View } from '@react-pdf/renderer'
import { plainOf, type RichBlock, type RichSpan, type RichText } from '#app/core/rich-text/rich-text.ts'
import { commentOn } from '../model/arrange.ts'
import type { CommentField } from '../model/report-fields.ts'
import type { ReportModel } from '../model/report-model.ts'
import { tagged } from '../tagging/tag.ts'
import { colours, text } from '../theme.ts'
import type { Row } from './table.tsx'

type CommentProps = { model: ReportModel; about: CommentField; accent: string }

/** What somebody wrote about a part of the report, under its own head; it may run over several pages. */
export function Comment({ model, about, accent }: CommentProps) {
  const said = commentOn(model, about)
  if (!said || !model.arranged) return null
  return (
    <View style={[styles.comment, { borderLeftColor: accent }]}>
      <Text style={styles.label} minPresenceAhead={40}>
        {model.arranged.commentLabel}
      </Text>
      <RichWords words={said} accent={accent} />
    </View>
  )
}

/** A comment under the cells of a row, which may then be cut in two; nothing where nobody wrote one. */
export function commentBelow(props: CommentProps): Pick<Row, 'below' | 'isLong'> {
  if (!commentOn(props.model, props.about)) return {}
  return { below: <Comment {...props} />, isLong: isLongComment(props.model, props.about) }
}

/** Whether a comment may be longer than what is left of a page. */
export function isLongComment(model: ReportModel, about: CommentField): boolean {
  const said = commentOn(model, about)
  return said !== null && plainOf(said).length > LONG
}

const LONG = 600

function RichWords({ words, accent }: { words: RichText; accent: string }) {
  return keyed(words).map(([key, block]) => <Block key={key} block={block} accent={accent} />)
}

/** However little: no page ends before the last item alone. */
const LAST_ITEM = 1

function Block({ block, accent }: { block: RichBlock; accent: string }) {
  if (block.kind === 'paragraph') return <Spans spans={block.spans} accent={accent} />
  return (
    <View>
      {keyed(block.items).map(([key, spans], at) => (
        <View
          key={key}
          style={styles.item}
          {...(at > 0 && at === block.items.length - 2 ? { minPresenceAhead: LAST_ITEM } : {})}
          {...tagged('LI')}
        >
          <Text style={styles.mark} {...tagged('Lbl')}>
            {block.isOrdered ? `${at + 1}.` : '•'}
          </Text>
          <View style={styles.words} {...tagged('LBody')}>
            <Spans spans={spans} accent={accent} />
          </View>
        </View>
      ))}
    </View>
  )
}

function Spans({ spans, accent }: { spans: readonly RichSpan[]; accent: string }) {
  return (
    <Text style={styles.paragraph} orphans={2} widows={2}>
      {keyed(spans).map(([key, { text: words, strong, href }]) => {
        const style = { fontWeight: strong ? 600 : 400 } as const
        return href ? (
          <Link key={key} src={href} style={{ ...style, color: accent, textDecoration: 'none' }}>
            {words}
          </Link>
        ) : (
          <Text key={key} style={style}>
            {words}
          </Text>
        )
      })}
    </Text>
  )
}

/** What never changes its order is known by its place. */
function keyed<T>(list: readonly T[]): [string, T][] {
  return list.map((one, place) => [String(place), one])
}

const styles = StyleSheet.create({
  /** No room above it: that could stay on a page alone, with a line beside it. */
  comment: { borderLeftWidth: 2, paddingLeft: 10, marginBottom: 10, maxWidth: 450 },
  label: { ...text.label, fontWeight: 600, marginBottom: 2 },
  paragraph: { ...text.body, color: colours.ink, marginBottom: 4 },
  item: { flexDirection: 'row' },
  mark: { ...text.body, width: 16 },
  words: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
})
