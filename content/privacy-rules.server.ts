import { assemblePrivacy } from './assemble/privacy.ts'
import { checkLegalConditions } from './check/legal-conditions.ts'
import { checkPrivacy } from './check/privacy.ts'
import { checkPrivacyClaims } from './check/wrong-claims.ts'
import { compiledOr } from './compiled.server.ts'
import type { PrivacyRules } from './privacy-rules.ts'
import { actsOrderOf, hashedInEnglish, type ReadOptions, readFiles } from './read-files.server.ts'

/**
 * The rules of data protection law checked, joined, hashed and frozen: from the build if it fits, else read (`compiledOr`).
 *
 * They have a hash of their own, that of the English words: a change of law does not change what the answers of a check
 * mean, and in every language they are the same rules.
 *
 * @throws ContentFault naming the first fault with file and line, if they have any
 */
export function loadPrivacyRules(options: ReadOptions = {}): PrivacyRules {
  return compiledOr('privacy', options, () => hashedInEnglish(read, options))
}

const read = (options: ReadOptions) =>
  assemblePrivacy(
    readFiles(options, {
      faulty: 'The rules of data protection law have faults',
      isOwn: (file) => file.startsWith('content/regulation/privacy/'),
      check: (files) => [...checkPrivacy(files), ...checkLegalConditions(files), ...checkPrivacyClaims(files)],
    }),
    actsOrderOf(options),
  )
