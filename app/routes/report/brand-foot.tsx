import type { Brand } from '#app/report/model/cover-model.ts'

/** Whose report it is, where to reach them, and their line; nothing where there is no brand. */
export function BrandFoot({ brand: { consultancy, address, footer } }: { brand: Brand }) {
  if (!consultancy && !address && !footer) return null
  return (
    <footer className="mt-12 grid gap-2 border-hair border-t pt-6 text-sm text-soft">
      {(consultancy || address) && (
        <address className="whitespace-pre-line not-italic [overflow-wrap:anywhere]">
          {[consultancy, address].filter(Boolean).join('\n')}
        </address>
      )}
      {footer && <p>{footer}</p>}
    </footer>
  )
}
