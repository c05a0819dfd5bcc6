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
import { PlanAttributeAction } from '../Plan';

/** What is open around a line. @internal */
export interface Frame {
  kind: '{' | '[' | '(';
  path: string;
  /** The attribute of the resource, or the output, that it belongs to. */
  top: string;
  action: PlanAttributeAction;
  forces: boolean;
  /** Of the next element of a list. */
  index: number;
  blocks?: Map<string, number>;
  /** How many attributes were found before it was opened. */
  found: number;
  sensitive: boolean;
}

/** Where a value stands, and what becomes of it. @internal */
export type Place = Pick<Frame, 'path' | 'top' | 'action' | 'forces'>;

/** A frame in which nothing was read yet. @internal */
export function openFrame(
  kind: Frame['kind'],
  { path, top, action, forces }: Place,
  found: number,
): Frame {
  return {
    kind,
    path,
    top,
    action,
    forces,
    index: 0,
    found,
    sensitive: false,
  };
}
