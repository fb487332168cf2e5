interface ImportMeta {
  /** What Astro, through Vite, puts into the modules of a build. */
  readonly env: {
    readonly BASE_URL: string;
    /** Undefined where the host is not known. */
    readonly SITE: string | undefined;
  };
}
