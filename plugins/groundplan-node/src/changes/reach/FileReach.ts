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
import { FileBeforeAndAfter } from '../plan/describeObjects';
import { RepositoryFiles } from '../Rendered';

/**
 * What a file reaches beside the objects that it shows: it takes the permission
 * to make something there.
 *
 * @public
 */
export interface FileReach {
  path: string;
  /** In words that end 'because …'. */
  why: string;
  host: string;
  /** Absent for the whole host. */
  namespace?: string;
  /** What is changed, where the file is part of one thing; its kind segment. */
  thing?: { segment: string; name: string; operation?: 'delete' };
}

/** A folder of a repository, and the host that it is applied to. @internal */
export interface AppliedFolder {
  host: string;
  path: string;
  /** The namespace that everything in it is put into. */
  targetNamespace?: string;
}

/** What the reach of files depends on. @internal */
export interface ReachContext {
  host: string;
  namespace: string;
  /** All that are changed. */
  files: readonly FileBeforeAndAfter[];
  /** The repository as it is. */
  base: RepositoryFiles;
  /** Of this repository, of all hosts. */
  folders: readonly AppliedFolder[];
  isNamespaced(apiVersion: string, kind: string): Promise<boolean | undefined>;
}
