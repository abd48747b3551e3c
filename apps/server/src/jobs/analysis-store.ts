import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomically } from "@stray/files";
import { ProblemError } from "../problems/problem-error.ts";
import { reportPath, servedFormats } from "../report-formats.ts";
import { type AnalysisResource, analysisResourceSchema, isFinished } from "./analysis-resource.ts";
import { createDiskBudget, type DiskBudget } from "./disk-budget.ts";

/** An analysis, the folder that holds its files and reports, and the way to stop it. */
export interface StoredAnalysis {
  resource: AnalysisResource;
  folder: string;
  cancel: AbortController;
  diskBytes: number;
}

/** All analyses of one server: in memory for answers, in a folder each for what is large. */
export interface AnalysisStore {
  /** Listed and kept until it is removed. */
  create(): Promise<StoredAnalysis>;
  /** Unlisted, for work whose answer is its report. */
  createTransient(): Promise<StoredAnalysis>;
  /** Throws `notFound`. */
  get(id: string): StoredAnalysis;
  /** Newest first. */
  list(): AnalysisResource[];
  /** Counts bytes before they are written to the analysis' folder; throws `storageFull`. */
  takeDisk(analysis: StoredAnalysis, bytes: number): void;
  /** Deletes all but the report of an ended analysis: nothing needs the uploaded files any more. */
  keepReport(analysis: StoredAnalysis, of: { hasReport: boolean }): Promise<void>;
  save(analysis: Pick<StoredAnalysis, "folder" | "resource">): Promise<void>;
  remove(analysis: StoredAnalysis): Promise<void>;
}

const resourceFile = "analysis.json";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The folder of uploaded files, below an analysis' own. */
export function evidenceFolder({ folder }: Pick<StoredAnalysis, "folder">): string {
  return join(folder, "evidence");
}

/** Opens a data folder; analyses that a former server finished are there again. */
export async function openAnalysisStore(
  dataFolder: string,
  { diskBytes, analyses: maxAnalyses }: { diskBytes: number; analyses: number },
): Promise<AnalysisStore> {
  const transientFolder = join(dataFolder, "transient");
  await rm(transientFolder, { recursive: true, force: true });
  const analyses = new Map<string, StoredAnalysis>();
  const budget = createDiskBudget(diskBytes);
  for (const former of await readFormerAnalyses(dataFolder, budget)) analyses.set(former.resource.id, former);

  async function createIn(parent: string): Promise<StoredAnalysis> {
    const analysis = newAnalysis(parent);
    await mkdir(evidenceFolder(analysis), { recursive: true, mode: 0o700 });
    return analysis;
  }

  async function save({ folder, resource }: Pick<StoredAnalysis, "folder" | "resource">): Promise<void> {
    await writeFileAtomically(join(folder, resourceFile), [`${JSON.stringify(resource, null, 2)}\n`], { force: true });
  }

  async function remove(analysis: StoredAnalysis): Promise<void> {
    analyses.delete(analysis.resource.id);
    await rm(analysis.folder, { recursive: true, force: true, maxRetries: 3 });
    budget.count(-analysis.diskBytes);
    analysis.diskBytes = 0;
  }

  return {
    createTransient: () => createIn(transientFolder),
    save,
    async create() {
      if (analyses.size >= maxAnalyses) {
        throw new ProblemError("storageFull", `The server keeps at most ${maxAnalyses} analyses; DELETE some first.`);
      }
      const analysis = await createIn(dataFolder);
      analyses.set(analysis.resource.id, analysis);
      try {
        await save(analysis);
        return analysis;
      } catch (error) {
        await remove(analysis);
        throw error;
      }
    },
    get(id) {
      const analysis = analyses.get(id);
      if (analysis === undefined) throw new ProblemError("notFound", "No analysis has this id.");
      return analysis;
    },
    list: () => [...analyses.values()].map(({ resource }) => resource).reverse(),
    takeDisk(analysis, bytes) {
      budget.take(bytes);
      analysis.diskBytes += bytes;
    },
    async keepReport(analysis, { hasReport }) {
      const unneeded = hasReport ? evidenceFolder(analysis) : analysis.folder;
      await rm(unneeded, { recursive: true, force: true, maxRetries: 3 });
      await mkdir(analysis.folder, { recursive: true, mode: 0o700 });
      const kept = await reportBytes(analysis.folder);
      budget.count(kept - analysis.diskBytes);
      analysis.diskBytes = kept;
    },
    remove,
  };
}

function newAnalysis(dataFolder: string): StoredAnalysis {
  const id = randomUUID();
  const resource: AnalysisResource = {
    id,
    state: "created",
    created: new Date().toISOString(),
    started: null,
    finished: null,
    files: 0,
    bytes: 0,
    progress: null,
    problem: null,
    contentSha256: null,
  };
  return { resource, folder: join(dataFolder, id), cancel: new AbortController(), diskBytes: 0 };
}

/** Analyses in the folder, oldest first. What a stopped server left half done is cancelled, its files deleted. */
async function readFormerAnalyses(dataFolder: string, budget: DiskBudget): Promise<StoredAnalysis[]> {
  const analyses: StoredAnalysis[] = [];
  for (const id of (await readdir(dataFolder)).filter((name) => uuid.test(name))) {
    const folder = join(dataFolder, id);
    const resource = await readResource(join(folder, resourceFile));
    if (resource?.id !== id) continue;
    if (!isFinished(resource)) Object.assign(resource, { state: "cancelled", progress: null });
    await rm(evidenceFolder({ folder }), { recursive: true, force: true });
    const diskBytes = await reportBytes(folder);
    budget.count(diskBytes);
    analyses.push({ resource, folder, cancel: new AbortController(), diskBytes });
  }
  return analyses.sort((a, b) => (a.resource.created < b.resource.created ? -1 : 1));
}

async function readResource(path: string): Promise<AnalysisResource | undefined> {
  try {
    return analysisResourceSchema.safeParse(JSON.parse(await readFile(path, "utf8"))).data;
  } catch {
    return undefined;
  }
}

async function reportBytes(folder: string): Promise<number> {
  const sizes = await Promise.all(servedFormats.map((format) => fileBytes(reportPath(folder, format))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function fileBytes(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
