{{/* One Deployment. (dict "root" $ "part" "web" "command" "serve"), or with "args" for another program line. */}}
{{- define "lib.deployment" -}}
{{- $v := .root.Values }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "lib.fullname" .root }}{{ if ne .part "web" }}-{{ .part }}{{ end }}
  labels: {{- include "lib.labels" . | nindent 4 }}
spec:
  {{- if ne .part "web" }}
  replicas: {{ $v.replicas.min }}
  {{- end }}
  revisionHistoryLimit: 3
  strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}
  selector: {matchLabels: {{ include "lib.selector" . | fromYaml | toJson }}}
  template:
    metadata:
      labels: {{- include "lib.labels" . | nindent 8 }}
      annotations: {checksum/values: {{ toYaml $v | sha256sum }}}
    spec:
      serviceAccountName: {{ include "lib.fullname" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 45
      priorityClassName: {{ $v.priorityClassName | quote }}
      securityContext: {{- include "lib.podSecurity" . | nindent 8 }}
      topologySpreadConstraints: {{- include "lib.spread" . | nindent 6 }}
      containers:
      - name: {{ .part }}
        image: {{ include "lib.image" .root }}
        imagePullPolicy: IfNotPresent
        args: {{ .args | default (list .command .root.Chart.Name) | toJson }}
        env: {{- include "lib.environment" .root | nindent 8 }}
        ports:
        {{- if eq .part "web" }}
        - {name: http, containerPort: 8080}
        {{- end }}
        - {name: admin, containerPort: 9090}
        startupProbe: {httpGet: {path: /health/live, port: admin}, periodSeconds: 2, failureThreshold: 30}
        livenessProbe: {httpGet: {path: /health/live, port: admin}, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3}
        readinessProbe: {httpGet: {path: /health/ready, port: admin}, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2}
        {{- if eq .part "web" }}
        # Kubernetes takes a moment to stop sending; the process keeps answering until then.
        lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}
        {{- end }}
        resources: {{- toYaml $v.resources | nindent 10 }}
        securityContext: {{- include "lib.containerSecurity" . | nindent 10 }}
        volumeMounts: {{- include "lib.mounts" .root | nindent 8 }}
      volumes: {{- include "lib.volumes" . | nindent 6 }}
{{- end }}

{{/* At most one replica of a part is taken away at a time by somebody who drains nodes. */}}
{{- define "lib.disruption" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "lib.fullname" .root }}-{{ .part }}
  labels: {{- include "lib.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: {matchLabels: {{ include "lib.selector" . | fromYaml | toJson }}}
{{- end }}
