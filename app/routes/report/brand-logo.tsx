import type { BrandLogo as Logo } from '#app/report/model/cover-model.ts'

/** A logo on the ground it is seen on, in light and in dark. */
export function BrandLogo({ logo: { source, width, height, ground }, alt }: { logo: Logo; alt: string }) {
  return (
    <span data-ground={ground} className="brand-logo">
      <img src={source} alt={alt} width={width} height={height} />
    </span>
  )
}
