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

import { ChartChoice, Profile } from 'backstage-plugin-groundplan-common';
import { ChosenProfile } from './profilesSchema';

/** A chart that is, or can be, chosen. @internal */
export interface ProfileRow {
  chart: string;
  description?: string;
  layer?: string;
  /** Newest first. */
  versions: string[];
  /** Absent for a chart that is not chosen, or is left to the template. */
  chosen?: ChosenProfile;
  version?: string;
  namespace?: string;
  isSelected: boolean;
  /** The template has it anyway. */
  isRequired: boolean;
  /** All of it is the template's. */
  isFixed: boolean;
  hasFixedValues: boolean;
}

/**
 * The charts of the host, those of the template, and those that were chosen
 * before, by name; those that the template requires first.
 *
 * @internal
 */
export function profileRows(
  profiles: readonly Profile[],
  choices: readonly ChartChoice[],
  chosen: readonly ChosenProfile[],
): ProfileRow[] {
  const charts = new Set(
    [...choices, ...profiles, ...chosen].map(({ chart }) => chart),
  );
  const of = <T extends { chart: string }>(all: readonly T[], chart: string) =>
    all.find(it => it.chart === chart);
  return [...charts]
    .map(chart =>
      toRow(chart, of(profiles, chart), of(choices, chart), of(chosen, chart)),
    )
    .sort(
      (a, b) =>
        Number(b.isRequired) - Number(a.isRequired) ||
        a.chart.localeCompare(b.chart),
    );
}

function toRow(
  chart: string,
  profile: Profile | undefined,
  choice: ChartChoice | undefined,
  chosen: ChosenProfile | undefined,
): ProfileRow {
  const hasFixedValues = choice !== undefined && !choice.editable;
  const isRequired = choice?.required ?? false;
  const known = [
    choice?.version,
    ...(hasFixedValues && choice.version ? [] : profile?.versions ?? []),
    chosen?.version,
  ].flatMap(version => version ?? []);
  const newestFirst = (profile?.versions ?? []).filter(it =>
    known.includes(it),
  );
  return {
    chart,
    description: profile?.description,
    layer: choice?.layer ?? profile?.layer,
    versions: [...new Set([...newestFirst, ...known])],
    chosen,
    version: chosen?.version ?? choice?.version ?? newestFirst[0],
    namespace: chosen ? chosen.namespace : choice?.namespace,
    isSelected: isRequired || chosen !== undefined,
    isRequired,
    isFixed: isRequired && hasFixedValues,
    hasFixedValues,
  };
}

/** The choices, with another one for a chart; without it where there is none. @internal */
export function withChoice(
  chosen: readonly ChosenProfile[],
  chart: string,
  choice: ChosenProfile | undefined,
): ChosenProfile[] {
  const others = chosen.filter(it => it.chart !== chart);
  return (choice ? [...others, choice] : others).sort((a, b) =>
    a.chart.localeCompare(b.chart),
  );
}

/** The row as a choice, where its version is known. @internal */
export function toChoice(
  row: ProfileRow,
  change: Partial<ChosenProfile> = {},
): ChosenProfile | undefined {
  const { chart, version, namespace, layer, chosen } = row;
  if (!version) {
    return undefined;
  }
  return JSON.parse(
    JSON.stringify({ chart, version, namespace, layer, ...chosen, ...change }),
  );
}
