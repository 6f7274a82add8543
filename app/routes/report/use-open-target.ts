import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Unfolds what the address points at, whether it is the folded part itself or stands inside of one. */
export function useOpenTarget() {
  const { hash } = useLocation()
  useEffect(() => {
    const target = hash === '' ? null : document.getElementById(decodeURIComponent(hash.slice(1)))
    if (!target) return
    const inside = target.querySelector<HTMLDetailsElement>(':scope > details')
    if (inside) inside.open = true
    for (let around = target.closest('details'); around; around = around.parentElement?.closest('details') ?? null) {
      around.open = true
    }
    target.scrollIntoView()
  }, [hash])
}
