import { Document, type DocumentProps, Page, type Styles, Text } from '@react-pdf/renderer'
import type { ReactElement } from 'react'

type Style = { lineHeight?: number; fontSize?: number } & { [key: string]: unknown }

/** What is read of an element after the layout. */
export type Numbered = {
  type: string
  props?: { id?: string; pageOf?: string }
  style?: Style
  box?: { width: number }
  lines?: unknown
  children?: Numbered[]
}

type LayOut = (document: ReactElement<DocumentProps>) => Promise<Numbered>

/** Writes the number of its page into each entry of the contents: as wide and in the type of what stood there. */
export async function numberContents(document: Numbered, layOut: LayOut): Promise<void> {
  const places: Numbered[] = []
  const pages = new Map<string, number>()
  document.children?.forEach((page, at) => {
    walk(page, (node) => {
      const { id, pageOf } = node.props ?? {}
      if (pageOf) places.push(node)
      if (id && !pages.has(id)) pages.set(id, at + 1)
    })
  })
  if (places.length === 0) return
  const numbers = await layOut(numbersOf(places, pages))
  numbers.children
    ?.flatMap(({ children = [] }) => children)
    .forEach(({ lines }, at) => {
      Object.assign(places[at] ?? {}, { lines })
    })
}

function walk(node: Numbered, see: (node: Numbered) => void): void {
  see(node)
  for (const child of node.children ?? []) walk(child, see)
}

/** Of which a line is made up. */
const TYPE = ['fontFamily', 'fontSize', 'fontWeight', 'fontFeatureSettings', 'color', 'textAlign'] as const
/** All on one page. */
const TALL = 14_400

function numbersOf(places: readonly Numbered[], pages: ReadonlyMap<string, number>) {
  return (
    <Document>
      <Page size={[TALL, TALL]} wrap={false}>
        {places.map(({ props, style, box }) => (
          <Text key={props?.pageOf} style={{ ...typeOf(style), width: box?.width ?? 0 }}>
            {String(pages.get(props?.pageOf ?? '') ?? '')}
          </Text>
        ))}
      </Page>
    </Document>
  )
}

/** The height of a line is in points after the layout, and a share of its size before. */
function typeOf(style: Style = {}): NonNullable<Styles[string]> {
  const { lineHeight, fontSize } = style
  const kept = Object.fromEntries(TYPE.map((key) => [key, style[key]]))
  return { ...kept, ...(lineHeight && fontSize ? { lineHeight: lineHeight / fontSize } : {}) }
}
