/** The name and its mark: an open ring, because nothing is hidden in it. */
export function Brand() {
  return (
    <span className="brand">
      <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="M19.4 7.2A9 9 0 1 0 21 12" />
        <circle cx="12" cy="12" r="3" />
      </svg>
      Candor
    </span>
  )
}
