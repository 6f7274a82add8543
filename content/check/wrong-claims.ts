import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { onceEach } from '../once-each.ts'
import { privacyFile } from './legal-items.ts'
import { listParts } from './parts.ts'

type Claim = { id: string; wrong: string; right: string; pattern: string }
/** The claims of one file; `path` leads to their list. */
type Claims = { file: string; path: Finding['path']; claims: readonly Claim[] }

/** What goes around about the AI Act, as {@link findClaims} looks for it. */
export const checkActClaims = (files: ContentFiles): Finding[] =>
  findClaims(files, {
    file: 'content/regulation/ai-act/wrong-claims.yaml',
    path: ['items'],
    claims: files.lists['regulation/ai-act/wrong-claims'].items,
  })

/** What goes around about data protection, as {@link findClaims} looks for it. */
export const checkPrivacyClaims = (files: ContentFiles): Finding[] =>
  findClaims(files, {
    file: privacyFile('wrong-claims'),
    path: [],
    claims: files.lists['regulation/privacy/wrong-claims'],
  })

/** What is known to be wrong and said all the same, anywhere in the content; and claims whose pattern does not find themselves. */
function findClaims(files: ContentFiles, { file: own, path: list, claims }: Claims): Finding[] {
  const broken = claims.flatMap((claim, index) =>
    brokenPattern(claim).map((problem) => ({ file: own, path: [...list, index, 'pattern'], ...problem })),
  )
  if (broken.length > 0) return broken
  return listParts(files)
    .filter(({ file }) => !file.endsWith('/wrong-claims.yaml'))
    .flatMap(({ file, data }) => foundBy(claims)(data).map((found) => ({ file, ...found })))
}

const foundBy = onceEach((claims: readonly Claim[]) => {
  const patterns = claims.map((claim) => ({ claim, pattern: new RegExp(claim.pattern, 'i') }))
  return onceEach((data: object) =>
    textsOf(data, []).flatMap(({ path, text }) =>
      patterns
        .filter(({ pattern }) => pattern.test(text))
        .map(({ claim }) => ({
          path,
          message: `This says what is wrong: ${claim.wrong}`,
          mend: `Right is: ${claim.right}`,
        })),
    ),
  )
})

function brokenPattern({ id, wrong, right, pattern }: Claim): { message: string; mend: string }[] {
  let compiled: RegExp
  try {
    compiled = new RegExp(pattern, 'i')
  } catch {
    return [{ message: `The pattern of "${id}" is no regular expression.`, mend: 'Correct it.' }]
  }
  const message = `The pattern of "${id}" ${compiled.test(wrong) ? 'finds what is right' : 'misses its own claim'}.`
  return compiled.test(wrong) && !compiled.test(right)
    ? []
    : [{ message, mend: 'Make it find the wrong sentence alone.' }]
}

type Text = { path: (string | number)[]; text: string }

function textsOf(part: unknown, path: (string | number)[]): Text[] {
  if (typeof part === 'string') return [{ path, text: part }]
  if (part === null || typeof part !== 'object') return []
  return Object.entries(part).flatMap(([key, inner]) =>
    textsOf(inner, [...path, Array.isArray(part) ? Number(key) : key]),
  )
}
