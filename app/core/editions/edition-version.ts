/** Number of a version of a report: `major.minor`, from 1.0 on. */
export type EditionVersion = { major: number; minor: number }

/** Such as `1.0`. */
export const versionText = ({ major, minor }: EditionVersion): string => `${major}.${minor}`

const VERSION = /^([1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/

/** The version that a text names, such as `1.0`; `null`: it names none. */
export function readVersion(text: string): EditionVersion | null {
  const found = VERSION.exec(text)
  return found && { major: Number(found[1]), minor: Number(found[2]) }
}

/** The order of two versions for sorting, older first: below 0, 0 or above. */
export const compareVersions = (a: EditionVersion, b: EditionVersion): number => a.major - b.major || a.minor - b.minor

/**
 * The number of the next version: a signed one is final, so what follows it counts anew; anything else is a better
 * edition of the same.
 *
 * @param latest `null`: none was issued yet
 */
export function nextVersion(latest: (EditionVersion & { isSigned: boolean }) | null): EditionVersion {
  if (!latest) return { major: 1, minor: 0 }
  const { major, minor, isSigned } = latest
  return isSigned ? { major: major + 1, minor: 0 } : { major, minor: minor + 1 }
}
