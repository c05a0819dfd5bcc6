/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { Profile } from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import semver from 'semver';
import { z } from 'zod';
import { splitChartIndex } from './splitChartIndex';

const PROFILE = 'weave.works/profile';
const LAYER = 'weave.works/layer';
const MAX_CHARTS = 500;
const MAX_VERSIONS = 100;
/** Of an index that has to be parsed in one go. */
const MAX_WHOLE_CHARS = 4_000_000;
/** After as long others get their turn. */
const TURN_MS = 10;

const chartVersion = z.object({
  version: z.string().min(1),
  description: z.string().nullish(),
  annotations: z.record(z.string(), z.string()).nullish(),
  urls: z.array(z.string()).nullish(),
  digest: z.string().nullish(),
});
const indexSchema = z.object({
  entries: z.record(z.string(), z.array(z.unknown())).nullable(),
});

/** A version of a chart, as the index of its repository has it. @internal */
export type ChartVersion = z.infer<typeof chartVersion>;

/** The charts of a repository by name; their versions newest first. @internal */
export type ChartIndex = Map<string, ChartVersion[]>;

/**
 * Parses an `index.yaml`. What is not a version of a chart is passed over, as
 * Helm does.
 *
 * @throws Error where it is none, or can only be parsed in one go and is too long for that.
 * @internal
 */
export async function parseChartIndex(text: string): Promise<ChartIndex> {
  const index: ChartIndex = new Map();
  for await (const [name, versions] of readEntries(text)) {
    const known = index.get(name) ?? [];
    index.set(name, known);
    for (const version of versions) {
      const { data } = chartVersion.safeParse(version);
      if (data && semver.valid(data.version, { loose: true })) {
        known.push(data);
      }
    }
  }
  for (const versions of index.values()) {
    versions.sort((a, b) =>
      semver.rcompare(a.version, b.version, { loose: true }),
    );
  }
  return index;
}

async function* readEntries(
  text: string,
): AsyncGenerator<[name: string, versions: unknown[]]> {
  const isJson = text.trimStart().startsWith('{');
  const parts = isJson ? undefined : splitChartIndex(text);
  if (!parts) {
    if (!isJson && text.length > MAX_WHOLE_CHARS) {
      throw new Error(
        `it is longer than ${MAX_WHOLE_CHARS} characters and not written as Helm does; 'helm repo index' writes it anew`,
      );
    }
    const { data } = indexSchema.safeParse(
      isJson ? JSON.parse(text) : parseYaml(text),
    );
    if (!data) {
      throw new Error('it has no entries, as the index of a repository has');
    }
    yield* Object.entries(data.entries ?? {});
    return;
  }
  let turn = performance.now();
  for (const { chart, text: part } of parts) {
    const version = parseYaml(part);
    yield [chart, Array.isArray(version) ? version : []];
    if (performance.now() - turn > TURN_MS) {
      await new Promise(resolve => setImmediate(resolve));
      turn = performance.now();
    }
  }
}

function parseYaml(text: string): unknown {
  // Indexes have no aliases, and those who would have them mean harm
  return parse(text, { maxAliasCount: 0 });
}

/** Which charts of an index are profiles. @internal */
export interface ProfileSelection {
  /** Every chart, and not only those whose annotation says so. */
  all: boolean;
  /** A constraint on versions, as Helm writes it. */
  filter?: string;
}

/**
 * The charts that are offered as profiles. Prereleases are left out unless the
 * filter has one, or there is nothing else.
 *
 * @throws Error where the filter is none.
 * @internal
 */
export function selectProfiles(
  index: ChartIndex,
  { all, filter }: ProfileSelection,
): Profile[] {
  // Helm takes a comma for 'and', where npm has a space.
  const range = filter?.replaceAll(',', ' ');
  if (range !== undefined && semver.validRange(range) === null) {
    throw new Error(`'${filter}' is no constraint on versions`);
  }
  const includePrerelease = /\d-[0-9A-Za-z]/.test(range ?? '');
  const isOffered = ({ version, annotations }: ChartVersion) =>
    (all || annotations?.[PROFILE] !== undefined) &&
    (range === undefined ||
      semver.satisfies(version, range, { loose: true, includePrerelease }));
  return [...index]
    .flatMap(([name, versions]) => {
      const offered = versions.filter(isOffered);
      const released = offered.filter(
        ({ version }) =>
          includePrerelease || !semver.prerelease(version, { loose: true }),
      );
      const [newest, ...older] = released.length > 0 ? released : offered;
      return newest ? toProfile(name, [newest, ...older]) : [];
    })
    .sort((a, b) => (a.chart < b.chart ? -1 : 1))
    .slice(0, MAX_CHARTS);
}

function toProfile(name: string, versions: ChartVersion[]): Profile {
  const [{ description, annotations }] = versions;
  const layer = annotations?.[LAYER];
  return {
    chart: name,
    ...(description && { description }),
    ...(layer && { layer }),
    versions: versions.slice(0, MAX_VERSIONS).map(({ version }) => version),
  };
}
