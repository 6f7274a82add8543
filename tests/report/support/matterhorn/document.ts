import { streamAt } from '../pdf-content.ts'
import { catalogOf, dictAt, type PdfFile, pagesOf, resolved } from '../pdf-file.ts'
import { type Dict, nameOf } from '../pdf-reader.ts'
import type { Conditions } from './conditions.ts'

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** What a file says of itself: metadata, language, and what must not be in it. */
export const DOCUMENT: Conditions = {
  '01-007': ({ file }) => (dictAt(file, catalogOf(file), 'MarkInfo').get('Suspects') === true ? ['suspects'] : []),
  '06-001': ({ file }) => (metadataOf(file).includes('<x:xmpmeta') ? [] : ['no metadata']),
  '06-002': ({ file }) => (/<pdfuaid:part>1<\/pdfuaid:part>/.test(metadataOf(file)) ? [] : ['no identifier']),
  '06-003': ({ file }) => (/<dc:title>[\s\S]*<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(metadataOf(file)) ? [] : ['no title']),
  '07-001': ({ file }) => (preferencesOf(file).has('DisplayDocTitle') ? [] : ['not said']),
  '07-002': ({ file }) => (preferencesOf(file).get('DisplayDocTitle') === true ? [] : ['not shown']),
  '11-001': ({ file }) => languageFaults(file, 'words'),
  '11-002': ({ file }) => languageFaults(file, 'alternatives'),
  '11-003': ({ file }) => languageFaults(file, 'outline'),
  '11-004': ({ file }) => languageFaults(file, 'annotations'),
  '11-006': ({ file }) => languageFaults(file, 'metadata'),
  '20-001': ({ file }) => (catalogOf(file).has('OCProperties') ? ['optional content'] : []),
  '21-001': ({ file }) => (dictAt(file, catalogOf(file), 'Names').has('EmbeddedFiles') ? ['embedded files'] : []),
  '25-001': ({ file }) => (catalogOf(file).has('AcroForm') ? ['a form'] : []),
  '26-001': ({ file }) => (file.trailer.has('Encrypt') ? ['encrypted'] : []),
  scripts: ({ file }) => actionsIn(file),
  tagged: ({ file }) => (dictAt(file, catalogOf(file), 'MarkInfo').get('Marked') === true ? [] : ['not marked']),
}

function metadataOf(file: PdfFile): string {
  return streamAt(file, catalogOf(file), 'Metadata').toString('utf8')
}

function preferencesOf(file: PdfFile): Dict {
  return dictAt(file, catalogOf(file), 'ViewerPreferences')
}

/** One language of the whole file stands for all of them. */
function languageFaults(file: PdfFile, of: string): string[] {
  const language = resolved(file, catalogOf(file).get('Lang'))
  return typeof language === 'string' && LANGUAGE.test(language) ? [] : [`language of ${of}`]
}

/** Scripts anywhere, and what happens by itself. */
function actionsIn(file: PdfFile): string[] {
  const named = dictAt(file, catalogOf(file), 'Names').has('JavaScript') ? ['named scripts'] : []
  const own = ['OpenAction', 'AA'].filter((key) => catalogOf(file).has(key))
  const pages = pagesOf(file).flatMap(({ id, page }) => (page.has('AA') ? [`page ${id}`] : []))
  const scripts = [...file.objects].flatMap(([id, { value }]) =>
    value instanceof Map && nameOf(value.get('S')) === 'JavaScript' ? [`script ${id}`] : [],
  )
  return [...named, ...own, ...pages, ...scripts]
}
