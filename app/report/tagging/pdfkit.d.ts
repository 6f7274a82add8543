/** What we use of pdfkit 0.20, which has no types of its own. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream'

  export type StructureContent = { readonly refs: readonly unknown[] }

  export type StructureElement = {
    readonly dictionary: { data: Record<string, unknown> }
    add(child: StructureElement | StructureContent): StructureElement
    end(): void
  }

  export type LinkOptions = { structParent?: StructureElement; Contents?: object }

  export type DocumentOptions = {
    compress?: boolean
    pdfVersion?: string
    tagged?: boolean
    lang?: string
    displayTitle?: boolean
    autoFirstPage?: boolean
    info?: Record<string, string | Date>
  }

  interface PDFDocument extends Readable {}

  class PDFDocument {
    constructor(options: DocumentOptions)
    info: Record<string, string | Date>
    readonly page: { readonly markings: readonly unknown[] }
    readonly _root: { data: Record<string, unknown> }
    readonly _fontFamilies: Record<string, { unicode?: number[][] }>
    _addInfo(): void
    appendXML(xml: string): void
    end(): void
    addContent(data: string): this
    markContent(tag: string): this
    markStructureContent(tag: string): StructureContent
    endMarkedContent(): this
    struct(
      type: string,
      options: { alt?: string; scope?: 'Column' | 'Row'; bbox?: [number, number, number, number] },
    ): StructureElement
    addStructure(element: StructureElement): this
    goTo(x: number, y: number, width: number, height: number, name: string, options?: LinkOptions): this
    link(x: number, y: number, width: number, height: number, url: string, options?: LinkOptions): this
  }

  export default PDFDocument
}
