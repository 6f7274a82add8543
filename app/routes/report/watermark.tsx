/** Across every screen and sheet of a draft; who cannot see it reads so in the notice above the report. */
export function Watermark({ mark }: { mark: string | undefined }) {
  return mark && <div aria-hidden="true" className="watermark" data-mark={mark} />
}
