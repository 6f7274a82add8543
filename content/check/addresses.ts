import type { Finding } from '../fault.ts'
import type { ContentFiles, ItemFolder } from '../layout.ts'
import { TRUST_DOCUMENTS } from '../trust-blanks.ts'
import { listParts } from './parts.ts'
import { sentencesIn, type Text } from './texts.ts'

/** Pages of one item each, by the first part of their address; `#`: all on one page, each at its own mark. */
const OF_ITEMS: Readonly<Record<string, ItemFolder>> = {
  glossary: 'techniques',
  'use-cases': 'use-cases',
  'claims#': 'claims',
  pitfalls: 'pitfalls',
  actions: 'actions',
  trust: 'trust',
}
/** Pages that texts may lead to besides. */
const OTHERS = new Set([
  ...Object.keys(OF_ITEMS).map((part) => part.replace('#', '')),
  ...[
    '',
    'start',
    'methodology',
    'sample-report',
    'ask',
    'governance/eu-ai-act',
    'governance/gdpr',
    'governance/check',
  ],
])

/** `](/trust/security-overview#keys)` of a link, or an address that is written out. */
const ADDRESS = /(?:\]\(|(?<![\p{L}\p{N}/.])(?=\/(?:glossary|use-cases|claims|pitfalls|actions|trust)\b))\/([\w/#-]*)/gu
/** Ids as their files are called; readers know names. */
const ID = /(?<![\p{L}\p{N}/#-])(?:uc|act|claim|alt)-[a-z0-9]+(?:-[a-z0-9]+)*/gu
/** Fields of texts that a machine reads. */
const FOR_MACHINES = /(?:^|\.)(?:id|when|if|show_if|ask_if)$/

/** Addresses in texts that lead nowhere, and ids where readers expect a name. */
export function checkAddresses(files: ContentFiles): Finding[] {
  const known = pagesOf(files)
  return listParts(files)
    .flatMap(sentencesIn)
    .filter(({ text, path }) => text.includes(' ') && !FOR_MACHINES.test(path.join('.')))
    .flatMap((text) => [...deadLinks(text, known), ...idsIn(text)])
}

function deadLinks({ file, path, text }: Text, known: ReadonlySet<string>): Finding[] {
  return [...text.matchAll(ADDRESS)].flatMap(([, address = '']) =>
    known.has(address) || isMissingDocument(address, known)
      ? []
      : [
          {
            file,
            path,
            message: `${path.join('.')}: there is no page at "/${address}".`,
            mend: 'Correct the address, or take the link out.',
          },
        ],
  )
}

/** It is said once that a document is missing, and not by every link to it. */
const isMissingDocument = (address: string, known: ReadonlySet<string>) =>
  TRUST_DOCUMENTS.some((id) => address.split('#')[0] === `trust/${id}` && !known.has(`trust/${id}`))

function idsIn({ file, path, text }: Text): Finding[] {
  return [...text.matchAll(ID)].map(([id]) => ({
    file,
    path,
    message: `${path.join('.')}: readers would see the id "${id}".`,
    mend: 'Write the name of what is meant.',
  }))
}

function pagesOf({ items }: ContentFiles): ReadonlySet<string> {
  const pages = new Set(OTHERS)
  for (const [part, folder] of Object.entries(OF_ITEMS)) {
    for (const { id } of items[folder]) pages.add(part.endsWith('#') ? `${part}${id}` : `${part}/${id}`)
  }
  for (const { id, data } of items.trust) {
    for (const section of data.sections) pages.add(`trust/${id}#${section.id}`)
  }
  return pages
}
