export type PdfCache = {
  get(key: string): Uint8Array | undefined
  set(key: string, pdf: Uint8Array): void
  clear(): void
}

/**
 * The reports made last, in memory only: nothing that was deleted lies on a disk.
 *
 * @param mostBytes of all together; what was asked for longest ago goes first
 */
export function createPdfCache(mostBytes: number): PdfCache {
  const kept = new Map<string, Uint8Array>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= kept.get(key)?.byteLength ?? 0
    kept.delete(key)
  }
  return {
    get: (key) => {
      const pdf = kept.get(key)
      if (pdf) {
        kept.delete(key)
        kept.set(key, pdf)
      }
      return pdf
    },
    set: (key, pdf) => {
      drop(key)
      if (pdf.byteLength > mostBytes) return
      kept.set(key, pdf)
      bytes += pdf.byteLength
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
    clear: () => {
      kept.clear()
      bytes = 0
    },
  }
}
