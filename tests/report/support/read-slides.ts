import { all, type Element, openOffice, parseXml } from './open-office.ts'

const EMU = 914_400
const inches = (text: string | undefined) => Number(text ?? 0) / EMU
const wordsOf = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')

/** The slides of a presentation: what stands where, in inches, and in which size. */
export function readSlides(bytes: Uint8Array) {
  const file = openOffice(bytes)
  const paths = file.names().filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
  return paths.map((_, index) => {
    const slide = parseXml(file.text(`ppt/slides/slide${index + 1}.xml`))
    const shapes = all(slide, 'p:sp').filter((shape) => all(shape, 'a:t').length > 0)
    const title = shapes.find((shape) => all(shape, 'p:ph').some(({ attributes }) => attributes.type === 'title'))
    const notes = parseXml(file.text(`ppt/notesSlides/notesSlide${index + 1}.xml`))
    return {
      title: title ? all(title, 'a:t').map(wordsOf).join('') : '',
      notes: all(notes, 'a:t').map(wordsOf).join('\n'),
      alts: [
        ...all(slide, 'p:pic'),
        ...all(slide, 'p:graphicFrame').filter((frame) => all(frame, 'c:chart').length > 0),
      ].map((held) => all(held, 'p:cNvPr')[0]?.attributes.descr ?? ''),
      boxes: [
        ...shapes.filter((shape) => all(shape, 'a:ext').length > 0).map(boxOf),
        ...all(slide, 'a:tbl').flatMap((table) => cellsOf(table, slide)),
      ],
    }
  })
}

function boxOf(shape: Element) {
  const [offset] = all(shape, 'a:off')
  const size = all(shape, 'a:ext').find(({ attributes }) => 'cx' in attributes)
  const inset = inches(all(shape, 'a:bodyPr')[0]?.attributes.lIns)
  return {
    text: all(shape, 'a:t').map(wordsOf).join('\n'),
    x: inches(offset?.attributes.x),
    y: inches(offset?.attributes.y),
    width: inches(size?.attributes.cx),
    height: inches(size?.attributes.cy),
    inset,
    paragraphs: paragraphsOf(shape),
  }
}

const paragraphsOf = (element: Element) =>
  all(element, 'a:p').map((paragraph) => ({
    text: all(paragraph, 'a:t').map(wordsOf).join(''),
    size: Number(all(paragraph, 'a:rPr')[0]?.attributes.sz ?? 1800) / 100,
    isBold: all(paragraph, 'a:rPr')[0]?.attributes.b === '1',
    before: Number(all(all(paragraph, 'a:spcBef')[0] ?? paragraph, 'a:spcPts')[0]?.attributes.val ?? 0) / 100,
  }))

/** Each cell as a box of its own, below the rows before it. */
function cellsOf(table: Element, slide: Element) {
  const frame = all(slide, 'p:graphicFrame').find((held) => all(held, 'a:tbl').includes(table))
  const offset = frame && all(frame, 'a:off')[0]
  const widths = all(table, 'a:gridCol').map(({ attributes }) => inches(attributes.w))
  let y = inches(offset?.attributes.y)
  return all(table, 'a:tr').flatMap((row) => {
    const height = inches(row.attributes.h)
    let x = inches(offset?.attributes.x)
    const cells = all(row, 'a:tc').map((cell, index) => {
      const width = widths[index] ?? 0
      const inset = inches(all(cell, 'a:tcPr')[0]?.attributes.marL)
      const box = {
        text: all(cell, 'a:t').map(wordsOf).join('\n'),
        x,
        y,
        width,
        height,
        inset,
        paragraphs: paragraphsOf(cell),
      }
      x += width
      return box
    })
    y += height
    return cells
  })
}
