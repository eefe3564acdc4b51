{{/* Everything a service is in Kubernetes: the thin charts include this and nothing else. */}}
{{- define "lib.service" -}}
{{- $root := . }}
{{- $web := dict "root" . "part" "web" }}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "lib.fullname" . }}
  labels: {{- include "lib.labels" $web | nindent 4 }}
automountServiceAccountToken: false
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "lib.fullname" . }}
  labels: {{- include "lib.labels" $web | nindent 4 }}
spec:
  selector: {{- include "lib.selector" $web | nindent 4 }}
  ports:
  - {name: http, port: 8080, targetPort: http}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "lib.fullname" . }}
  labels: {{- include "lib.labels" $web | nindent 4 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ include "lib.fullname" . }}}
  minReplicas: {{ .Values.replicas.min }}
  maxReplicas: {{ .Values.replicas.max }}
  metrics:
  - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}
  behavior: {scaleDown: {stabilizationWindowSeconds: 300}}
{{- range $part, $command := dict "web" "serve" "relay" "relay" "consumer" "consume" }}
{{- $here := dict "root" $root "part" $part "command" $command }}
---
{{ include "lib.deployment" $here }}
---
{{ include "lib.disruption" $here }}
{{- end }}
{{- range $part, $args := .Values.loops }}
{{- $here := dict "root" $root "part" $part "args" $args }}
---
{{ include "lib.deployment" $here }}
---
{{ include "lib.disruption" $here }}
{{- end }}
---
{{ include "lib.networkPolicy" . }}
---
{{ include "lib.migration" . }}
{{- range $name, $job := .Values.jobs }}
---
{{ include "lib.cronjob" (dict "root" $root "name" $name "job" $job) }}
{{- end }}
{{- if .Values.monitoring.enabled }}
---
{{ include "lib.podMonitor" . }}
{{- end }}
{{- end }}

{{/* Metrics are scraped per pod on the admin port, which no Service and no gateway route exposes. */}}
{{- define "lib.podMonitor" -}}
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: {{ include "lib.fullname" . }}
  labels: {{- include "lib.labels" (dict "root" . "part" "web") | nindent 4 }}
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: {{ .Chart.Name }}
      app.kubernetes.io/instance: {{ .Release.Name }}
  podMetricsEndpoints:
  - port: admin
    path: /metrics
    interval: 15s
    relabelings:
    - {sourceLabels: [__meta_kubernetes_pod_label_app_kubernetes_io_name], targetLabel: service_name}
    - {sourceLabels: [__meta_kubernetes_pod_label_app_kubernetes_io_component], targetLabel: component}
{{- end }}
