import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import type { Source } from '../source.server.ts'
import { privacyFile } from './legal-items.ts'

const FILE = privacyFile('wrong-claims')

/** Texts that say what is wrong and goes around, and claims whose pattern does not find them. */
export function checkPrivacyClaims({ lists }: ContentFiles, sources: readonly Source[]): Finding[] {
  const texts = sources.filter(({ file }) => !file.endsWith('/wrong-claims.yaml'))
  return lists['regulation/privacy/wrong-claims'].flatMap(({ wrong, pattern, right }, index) => {
    const claim = readPattern(pattern)
    if (!claim?.test(wrong)) {
      const path = [index, 'pattern']
      return [
        {
          file: FILE,
          path,
          message: 'The pattern does not find its own claim.',
          mend: 'Correct the one or the other.',
        },
      ]
    }
    return texts.flatMap(({ file, text }) => {
      const found = claim.exec(text)
      if (!found) return []
      const line = text.slice(0, found.index).split('\n').length
      return [{ file, path: [], line, message: `"${found[0].replaceAll(/\s+/g, ' ')}" is wrong.`, mend: right }]
    })
  })
}

function readPattern(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'i')
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
