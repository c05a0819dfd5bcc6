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
import {
  ANNOTATION_ORIGIN,
  ChangeOrigin,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { editYaml, YamlEdit } from '../object/editYaml';
import { SCALE_SET_CHART } from '../plan/domainOf';
import { readOrigin } from './originAnnotation';

/** In the Chart.yaml of a folder: what it was made as. @internal */
export const ANNOTATION_WHAT = 'groundplan.dev/what';

const CHART = /(^|\/)Chart\.ya?ml$/;
const VALUES = /(^|\/)values\.ya?ml$/;

/** What a Chart.yaml says of its folder. @internal */
export interface ChartMark {
  what?: string;
  origin?: ChangeOrigin;
}

/** @internal */
export function isChart(path: string): boolean {
  return CHART.test(path);
}

/** Reads a Chart.yaml; one that cannot be read says nothing. @internal */
export function readChart(text: string | null | undefined): ChartMark {
  let chart: unknown;
  try {
    chart = text ? parse(text) : undefined;
  } catch {
    return {};
  }
  const origin = getString(chart, 'annotations', ANNOTATION_ORIGIN);
  return {
    what: getString(chart, 'annotations', ANNOTATION_WHAT),
    origin:
      origin === undefined
        ? undefined
        : readOrigin({
            metadata: { annotations: { [ANNOTATION_ORIGIN]: origin } },
          }),
  };
}

/**
 * A file of a chart's folder, with the origin where the folder has room for it: in
 * its Chart.yaml, and in the values by which ARC's chart annotates the scale set,
 * so that this carries its origin as objects do that are written as such.
 *
 * @internal
 */
export function withChartOrigin(
  { path, text }: { path: string; text: string },
  origin: ChangeOrigin,
): string {
  const edit = (...at: string[]): YamlEdit => ({
    path: [...at, ANNOTATION_ORIGIN],
    value: JSON.stringify(origin),
  });
  if (isChart(path)) {
    return readChart(text).what === origin.what
      ? editYaml(text, 0, [edit('annotations')])
      : text;
  }
  const annotations = [
    SCALE_SET_CHART,
    'resourceMeta',
    'autoscalingRunnerSet',
    'annotations',
  ];
  return VALUES.test(path) && getRecord(parse(text), SCALE_SET_CHART)
    ? editYaml(text, 0, [edit(...annotations)])
    : text;
}
