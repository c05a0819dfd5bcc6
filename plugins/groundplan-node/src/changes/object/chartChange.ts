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
import { ConflictError, InputError } from '@backstage/errors';
import {
  ChangedFile,
  getRecord,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { joinPath } from '../layout/paths';
import { withChartOrigin } from '../origin/chartOrigin';
import { SCALE_SET_CHART } from '../plan/domainOf';
import { RepositoryFiles } from '../Rendered';
import { editYaml, YamlEdit } from './editYaml';
import { ChartLocation } from './locateChart';
import { updatedOrigin } from './updatedOrigin';

/**
 * What to change in the folder of the chart that installs a scale set: its values,
 * or all that was made of it.
 *
 * @throws InputError where values cannot say it.
 * @internal
 */
export async function chartChange(
  chart: ChartLocation,
  change: ObjectChange,
  files: RepositoryFiles,
): Promise<ChangedFile[]> {
  const values = joinPath(chart.folder, 'values.yaml');
  if (change.operation === 'delete') {
    const there = new Set(files.paths());
    const made = chart.origin?.files.includes(chart.path)
      ? chart.origin.files
      : [chart.path, values];
    return made
      .filter(path => there.has(path))
      .map(path => ({ path, content: null }));
  }
  if (change.operation !== 'scale') {
    throw new InputError(
      `It is installed by the chart in ${chart.folder}; change it by the template that made it, or in ${values}`,
    );
  }
  const text = (await files.read(values)) ?? '';
  if (!getRecord(parse(text), SCALE_SET_CHART)) {
    throw new ConflictError(
      `${values} has no values of ${SCALE_SET_CHART}; scale it where they are written`,
    );
  }
  const edits = (['minRunners', 'maxRunners'] as const).flatMap(
    (key): YamlEdit[] =>
      change[key] === undefined
        ? []
        : [{ path: [SCALE_SET_CHART, key], value: change[key] }],
  );
  if (edits.length === 0) {
    throw new InputError('There is no number to scale to');
  }
  const scaled = { path: values, text: editYaml(text, 0, edits) };
  const origin = updatedOrigin(chart.origin, change);
  if (!origin) {
    return [{ path: values, content: scaled.text }];
  }
  const own = { path: chart.path, text: (await files.read(chart.path)) ?? '' };
  return [own, scaled].map(file => ({
    path: file.path,
    content: withChartOrigin(file, origin),
  }));
}
