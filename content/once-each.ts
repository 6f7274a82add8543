/**
 * The same function, asked once for each object: whoever checks changed content looks at the changed files alone. For
 * objects that nobody changes; what is made is kept as long as they are.
 */
export function onceEach<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, { is: Made }>()
  return (of) => {
    const known = made.get(of) ?? { is: make(of) }
    made.set(of, known)
    return known.is
  }
}
