import PDFDocument, { type DocumentOptions, type LinkOptions, type StructureElement } from 'pdfkit'
import type { Mark } from './marks.ts'

/** Left, top, right, bottom in points from the top left of a page. */
export type Bounds = [number, number, number, number]

/** The sign that stands for one that is unknown. */
const MISSING = 0xfffd
/** Which standard a reader may rely on: PDF/UA-1. */
const ACCESSIBLE = `
        <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        `

type OpenLink = { src: string; element: StructureElement }

/**
 * A PDF that says of everything drawn on it what it is. All of a page is decoration until `enter` names what comes next. An element of
 * the structure comes into being when it is first drawn, so that none is empty but cells.
 */
export class TaggedPdf extends PDFDocument {
  readonly #elements = new Map<Mark, StructureElement>()
  /** Where what is read once was drawn. */
  readonly #pages = new Map<Mark, object>()
  #mark: Mark | null = null
  #link: OpenLink | null = null
  /** The next words belong to the link. */
  #isLinkNext = false

  constructor(options: DocumentOptions) {
    super({ ...options, pdfVersion: '1.7', tagged: true, displayTitle: true, autoFirstPage: false })
    this.on('pageAdded', () => this.enter(null))
  }

  /** From here on belongs to this place in the structure; to none, if it is null or was read on an earlier page. */
  enter(mark: Mark | null, bounds?: Bounds): void {
    this.#endLink()
    if (this.page.markings.length > 0) this.endMarkedContent()
    this.#mark = mark && this.#isToRead(mark) ? mark : null
    if (this.#mark) this.#begin(this.#mark.type, this.#elementOf(this.#mark, bounds))
    else this.markContent('Artifact')
  }

  override goTo(x: number, y: number, width: number, height: number, name: string, options?: LinkOptions): this {
    return super.goTo(x, y, width, height, name, this.#linkTo(`#${name}`, options))
  }

  override link(x: number, y: number, width: number, height: number, url: string, options?: LinkOptions): this {
    return super.link(x, y, width, height, url, this.#linkTo(url, options))
  }

  /** The words of a link stand between a BT and an ET, and only they belong to it. */
  override addContent(data: string): this {
    if (data === 'BT') this.#beginWords()
    super.addContent(data)
    if (data === 'ET' && this.#isLinkNext) this.#endLinkWords()
    return this
  }

  /** pdfkit writes them into XML as they are. */
  override _addInfo(): void {
    const { info } = this
    this.info = Object.fromEntries(Object.entries(info).map(([key, value]) => [key, escaped(value)]))
    super._addInfo()
    this.info = info
  }

  /** pdfkit says that the glyph of a letter that is missing, which is never drawn, stands for nothing. */
  override end(): void {
    for (const font of Object.values(this._fontFamilies)) if (font.unicode) font.unicode[0] = [MISSING]
    this.appendXML(ACCESSIBLE)
    super.end()
  }

  #isToRead(mark: Mark): boolean {
    if (!mark.isRepeated) return true
    const page = this.#pages.get(mark) ?? this.page
    this.#pages.set(mark, page)
    return page === this.page
  }

  #begin(type: string, element: StructureElement): void {
    element.add(this.markStructureContent(type))
  }

  #elementOf(mark: Mark, bounds?: Bounds): StructureElement {
    const parent = mark.parent && !this.#elements.has(mark) ? this.#elementOf(mark.parent) : null
    const known = this.#elements.get(mark)
    if (known) return known
    const element = this.struct(mark.type, {
      ...(mark.alt === undefined ? {} : { alt: mark.alt }),
      ...(mark.scope ? { scope: mark.scope } : {}),
      ...(bounds ? { bbox: bounds } : {}),
    })
    if (mark.span !== undefined) element.dictionary.data.A = { O: 'Table', ColSpan: mark.span }
    this.#elements.set(mark, element)
    if (parent) parent.add(element)
    else this.addStructure(element)
    for (const cell of mark.cells) this.#elementOf(cell)
    return element
  }

  #linkTo(src: string, options?: LinkOptions): LinkOptions | undefined {
    if (!this.#mark) return options
    if (this.#link?.src !== src) {
      this.#endLink()
      const element = this.struct('Link', {})
      this.#elementOf(this.#mark).add(element)
      this.#link = { src, element }
    }
    this.#isLinkNext = true
    const words = this.#mark.links.find((link) => link.src === src)?.text ?? src
    // pdfkit writes a string object as text, a plain one as a name.
    return { ...options, structParent: this.#link.element, Contents: Object(words) }
  }

  #beginWords(): void {
    if (!this.#isLinkNext) this.#endLink()
    if (!this.#link) return
    this.endMarkedContent()
    this.#begin('Link', this.#link.element)
  }

  #endLinkWords(): void {
    this.#isLinkNext = false
    this.endMarkedContent()
    if (this.#mark) this.#begin(this.#mark.type, this.#elementOf(this.#mark))
  }

  /** Ended on its own page: pdfkit takes the page that is open then for that of the link. */
  #endLink(): void {
    this.#link?.element.end()
    this.#link = null
    this.#isLinkNext = false
  }
}

function escaped(value: string | Date): string | Date {
  if (typeof value !== 'string') return value
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
