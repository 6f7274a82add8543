import { Link, type Styles, Text } from '@react-pdf/renderer'
import type { Phrase } from '../model/report-parts.ts'
import { text } from '../theme.ts'
import { closed } from './closed-phrases.ts'

type Style = NonNullable<Styles[string]>

type PhrasesProps = { phrases: readonly Phrase[]; accent: string; style?: Style | Style[] }

/** A sentence; what has a place of its own in the document is a link to it. */
export function Phrases({ phrases, accent, style = text.body }: PhrasesProps) {
  return (
    <Text style={style}>
      {closed(phrases).map((phrase) =>
        phrase.ref && phrase.ref.kind !== 'question' ? (
          <Link key={phrase.text} src={`#${phrase.ref.id}`} style={{ color: accent, textDecoration: 'none' }}>
            {phrase.text}
          </Link>
        ) : (
          phrase.text
        ),
      )}
    </Text>
  )
}
