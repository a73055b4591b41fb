/**
 * Types for the packages that ship none, holding only what this project calls.
 * A method that is missing here is added here, after a look at the package's own source.
 */

declare module '@11ty/eleventy/UserConfig' {
  export default class UserConfig {
    dir: Record<string, string>;
    ignores: Set<string>;
    watchIgnores: Set<string>;
    // biome-ignore lint/suspicious/noExplicitAny: a filter takes whatever the template gives it.
    addFilter(name: string, filter: (...values: any[]) => unknown): void;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    addAsyncFilter(name: string, filter: (...values: any[]) => Promise<unknown>): void;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    addShortcode(name: string, shortcode: (...values: any[]) => unknown): void;
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    addPairedShortcode(name: string, shortcode: (content: string, ...values: any[]) => unknown): void;
    addNunjucksGlobal(name: string, value: unknown): void;
    addGlobalData(name: string, data: unknown): void;
    addCollection(name: string, collect: (api: CollectionApi) => unknown): void;
    addPassthroughCopy(paths: string | Record<string, string>, options?: Record<string, unknown>): void;
    addPlugin<Options>(
      plugin: (config: UserConfig, options: Options) => void | Promise<void>,
      options?: Options,
    ): void;
    addTemplate(virtualPath: string, content: unknown, data?: Record<string, unknown>): void;
    addExtension(name: string, engine: ExtensionEngine): void;
    addTemplateFormats(formats: string | string[]): void;
    addTransform(
      name: string,
      transform: (this: { page: Page }, content: string) => string | Promise<string>,
    ): void;
    addWatchTarget(path: string): void;
    amendLibrary(engine: string, amend: (library: unknown) => void): void;
    on(event: string, listener: (detail: Record<string, unknown>) => void | Promise<void>): void;
    setDataDirectory(path: string): void;
    setDataFileBaseName(name: string): void;
    setDataFileSuffixes(suffixes: string[]): void;
    setFreezeReservedData(freeze: boolean): void;
    setFrontMatterParsingOptions(options: Record<string, unknown>): void;
    setIncludesDirectory(path: string): void;
    setInputDirectory(path: string): void;
    setLayoutsDirectory(path: string): void;
    setLibrary(engine: string, library: unknown): void;
    setNunjucksEnvironmentOptions(options: Record<string, unknown>): void;
    setOutputDirectory(path: string): void;
    setQuietMode(quiet: boolean): void;
    setServerOptions(options: Record<string, unknown>): void;
    setTemplateFormats(formats: string | string[]): void;
    setUseGitIgnore(use: boolean): void;
  }

  type Compile = (text: string, inputPath: string) => (data: Record<string, unknown>) => unknown;

  export interface ExtensionEngine {
    compile: Compile;
    compileOptions?: { permalink?: Compile };
  }

  export interface Page {
    url: string;
    fileSlug: string;
    inputPath: string;
    outputPath: string;
  }

  export interface CollectionApi {
    getAll(): { url: string; page: Page; data: Record<string, unknown> }[];
    getFilteredByTag(tag: string): { url: string; page: Page; data: Record<string, unknown> }[];
  }
}

declare module '@11ty/eleventy' {
  import type UserConfig from '@11ty/eleventy/UserConfig';

  export interface EleventyOptions {
    source?: 'cli' | 'script';
    runMode?: 'build' | 'serve' | 'watch';
    dryRun?: boolean;
    configPath?: string;
    pathPrefix?: string;
    quietMode?: boolean;
    config?: (config: UserConfig) => unknown;
  }

  export interface RenderedPage {
    url: string | false;
    inputPath: string;
    outputPath: string | false;
    content: string;
  }

  export default class Eleventy {
    constructor(input?: string, output?: string, options?: EleventyOptions);
    disableLogger(): void;
    /** What it measures of itself, by kind; made by `init`. */
    bench: { getAll(): Record<string, { setIsVerbose(verbose: boolean): void }> };
    init(): Promise<unknown>;
    setIsVerbose(verbose: boolean): void;
    /** Writes the site; answers the copied files, then the written pages. */
    write(): Promise<[unknown[], RenderedPage[]]>;
    toJSON(): Promise<RenderedPage[]>;
  }
}

declare module '@11ty/eleventy-dev-server' {
  export interface DevServerOptions {
    port?: number;
    liveReload?: boolean;
    domDiff?: boolean;
    pathPrefix?: string;
    portReassignmentRetryCount?: number;
    showAllHosts?: boolean;
    headers?: Record<string, string>;
    watch?: string[];
    logger?: Record<'info' | 'log' | 'error', (...values: unknown[]) => void>;
    messageOnStart?: (start: { hosts: string[] }) => string;
  }

  export default class EleventyDevServer {
    static getServer(name: string, folder: string, options?: DevServerOptions): EleventyDevServer;
    serve(port: number): void;
    reload(event?: Record<string, unknown>): void;
    sendError(event: { error: Error }): void;
    ready(): Promise<void>;
    close(): Promise<void>;
  }
}

declare module 'pa11y-ci' {
  export interface Pa11yIssue {
    code: string;
    context: string;
    message: string;
    runner: string;
    selector: string;
    type: 'error' | 'warning' | 'notice';
    typeCode: number;
  }

  /** A page that does not load counts in neither `passes` nor `errors`: compare `passes` with `total`. */
  export interface Pa11yReport {
    total: number;
    passes: number;
    errors: number;
    results: Record<string, (Pa11yIssue | Error)[]>;
  }

  export interface Pa11yOptions {
    /** What is done on the page before it is judged. */
    actions?: string[];
    standard?: 'WCAG2A' | 'WCAG2AA' | 'WCAG2AAA';
    runners?: ('axe' | 'htmlcs')[];
    ignore?: string[];
    concurrency?: number;
    threshold?: number;
    timeout?: number;
    wait?: number;
    viewport?: { width: number; height: number; isMobile?: boolean };
    includeNotices?: boolean;
    includeWarnings?: boolean;
    reporters?: unknown[];
    chromeLaunchConfig?: { executablePath?: string; args?: string[] };
    useIncognitoBrowserContext?: boolean;
  }

  export default function pa11yCi(
    urls: readonly (string | (Pa11yOptions & { url: string }))[],
    options: Pa11yOptions,
  ): Promise<Pa11yReport>;
}
