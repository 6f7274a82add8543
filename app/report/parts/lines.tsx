import { type Styles, Text } from '@react-pdf/renderer'

type Style = NonNullable<Styles[string]>

/** A paragraph in a style of its own. */
export type Line = { text: string; style: Style }

/** A style that names no weight does not take on that of the first line. */
const PLAIN = { fontWeight: 400 } as const

/** How words break, as a property of a text; without it, as on a line of the page's width. */
export type Breaks = { hyphenationCallback?: (word: string) => string[] }

type LinesProps = { lines: readonly Line[]; style?: Style; wrap?: boolean; breaks?: Breaks }

/** Paragraphs under one another in one element: every element of a report is laid out three times. */
export function Lines({ lines, style = {}, wrap = true, breaks = {} }: LinesProps) {
  const [first] = lines
  if (!first) return null
  if (lines.length === 1) {
    return (
      <Text style={[first.style, style]} wrap={wrap} {...breaks}>
        {first.text}
      </Text>
    )
  }
  return (
    <Text style={[first.style, style]} wrap={wrap} {...breaks}>
      {lines.map((line, index) => (
        <Text key={line.text} style={[PLAIN, line.style]}>
          {index < lines.length - 1 ? `${line.text}\n` : line.text}
        </Text>
      ))}
    </Text>
  )
}

/** Only what says something. */
export function linesOf(...lines: readonly (Line | null | false | '')[]): Line[] {
  return lines.filter((line): line is Line => Boolean(line))
}
