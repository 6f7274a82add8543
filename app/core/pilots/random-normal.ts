/**
 * Normal numbers from uniform ones.
 *
 * @param draw gives the next number in [0, 1)
 * @source Box and Muller, Annals of Mathematical Statistics 29 (1958); cosine branch, two draws each (errata A21)
 */
export function randomNormal(draw: () => number): () => number {
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - draw()))
    return radius * Math.cos(2 * Math.PI * draw())
  }
}
