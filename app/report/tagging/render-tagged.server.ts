import { buffer } from 'node:stream/consumers'
import layoutDocument, { type DocumentNode, type SafeDocumentNode } from '@react-pdf/layout'
import renderPdf from '@react-pdf/render'
import { type DocumentProps, Font, pdf } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { fillContents } from './contents.ts'
import { guidePainting } from './guide-painting.ts'
import { markStructure } from './marks.ts'
import { type Numbered, numberContents } from './number-contents.server.tsx'
import { packObjects } from './pack-objects.server.ts'
import { TaggedPdf } from './tagged-pdf.ts'

/** Its own declaration leaves out the fonts. */
const layOut = layoutDocument as (document: DocumentNode, fonts: typeof Font) => Promise<SafeDocumentNode>

/**
 * A document as a PDF that can be read aloud: as `renderToBuffer` of react-pdf makes it, with its structure written while it is painted.
 * The same document gives the same bytes. It must have its dates.
 */
export async function renderTagged(element: ReactElement<DocumentProps>): Promise<Uint8Array> {
  return paintTagged(await layOutTagged(element))
}

/** A document whose every line has its place, and what it is. */
export type TaggedLayout = { props: DocumentProps; laidOut: SafeDocumentNode }

/** The first and larger half of {@link renderTagged}. */
export async function layOutTagged(element: ReactElement<DocumentProps>): Promise<TaggedLayout> {
  const { document } = pdf(element).container
  const { props } = document
  fillContents(document)
  markStructure(document)
  const laidOut = await layOut(document, Font)
  await numberContents(
    laidOut as unknown as Numbered,
    async (numbers) => (await layOutElement(numbers)) as unknown as Numbered,
  )
  return { props, laidOut }
}

/** The other half. It leaves the layout as it is. */
export async function paintTagged({ props, laidOut }: TaggedLayout): Promise<Uint8Array> {
  const tagged = new TaggedPdf({ lang: props.language, info: infoOf(props) })
  if (props.pageMode === 'useOutlines') tagged._root.data.PageMode = 'UseOutlines'
  // Its declaration asks for a class where it takes a document.
  renderPdf(tagged as never, guidePainting(laidOut, tagged))
  return packObjects(await buffer(tagged))
}

/** How many pages a document takes. */
export async function countPages(element: ReactElement<DocumentProps>): Promise<number> {
  const { children } = await layOutElement(element)
  return children.length
}

function layOutElement(element: ReactElement<DocumentProps>): Promise<SafeDocumentNode> {
  return layOut(pdf(element).container.document, Font)
}

function infoOf({ title, author, subject, creator, producer, creationDate, modificationDate }: DocumentProps) {
  const all = {
    Title: title,
    Author: author,
    Subject: subject,
    Creator: creator,
    Producer: producer,
    CreationDate: creationDate,
    ModificationDate: modificationDate,
  }
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | Date] => entry[1] !== undefined),
  )
}
