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

// Builds etcd and kube-apiserver from their Go modules into a cache outside the
// repository, where the tests find them. Does nothing when they are there.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(
  dirname(fileURLToPath(import.meta.url)),
  '../packages/test-servers',
);

const pinned = (module, path) =>
  new RegExp(`${path} (v\\S+)`).exec(
    readFileSync(join(modules, module, 'go.mod'), 'utf8'),
  )[1];
const kubernetes = pinned('kube-apiserver', 'k8s\\.io/kubernetes');
const etcd = pinned('etcd', 'go\\.etcd\\.io/etcd/server/v3');
const [, minor] = kubernetes.split('.');
const version = 'k8s.io/component-base/version';

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const target = join(
  cache,
  'groundplan',
  `kube-apiserver-${kubernetes}-etcd-${etcd}`,
);

function build(module, name, goPackage, ldflags) {
  const binary = join(target, name);
  if (existsSync(binary)) {
    return;
  }
  console.log(`Building ${name} from its Go module (some minutes)`);
  mkdirSync(target, { recursive: true });
  execFileSync(
    'go',
    // -mod=mod: the tool's own module file has no package that imports it untagged
    [
      'build',
      '-mod=mod',
      '-trimpath',
      '-ldflags',
      `-s -w ${ldflags}`,
      '-o',
      `${binary}.new`,
      goPackage,
    ],
    { cwd: join(modules, module), stdio: 'inherit' },
  );
  renameSync(`${binary}.new`, binary);
}

build('etcd', 'etcd', 'go.etcd.io/etcd/server/v3', '');
build(
  'kube-apiserver',
  'kube-apiserver',
  'k8s.io/kubernetes/cmd/kube-apiserver',
  `-X ${version}.gitVersion=${kubernetes} -X ${version}.gitMajor=1 -X ${version}.gitMinor=${minor}`,
);
console.log(target);
