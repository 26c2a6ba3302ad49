// Every word of the page in both languages.

const words = {
  zh: {
    title: "路网", skip: "直接到查询", about: "关于", close: "关闭", other: "English", otherLanguage: "en",
    mapLabel: "地图：方向键移动，加减号缩放，回车查询中心点", placeTitle: "这里属于谁", longitude: "经度", latitude: "纬度",
    ask: "查询", placeHint: "点击地图，或输入经纬度。键盘：方向键移动地图，回车查询中心点。",
    badPlace: "请输入经度（−180 到 180）和纬度（−90 到 90），例如 117.02 和 36.61。", asking: "查询中……",
    grid: "单元网格", community: "社区", subdistrict: "街道", district: "区县", zone: "功能区", road: "道路", side: "侧别",
    distance_m: "距离", chief: "路长", left: "左侧", right: "右侧", along: "（按路段方向）", stacked: "此处道路上下重叠",
    level: "层", segment: "路段", allDay: "全天", share: "此处链接", copy: "复制链接", copied: "已复制",
    layersTitle: "图层", absent: "无数据", from: "放大后显示",
    segmentLayer: "道路", kerb: "路缘", unit_grid: "单元网格", division: "行政区划", zoneLayer: "功能区", chiefLayer: "路长责任段",
    component: "部件", facility: "设施", incident: "案件", plan_leg: "作业路线",
    expressway: "快速路", arterial: "主干路", secondary: "次干路", branch: "支路", lane: "街巷",
    plansTitle: "作业计划", noPlans: "还没有计划：用 luwang plan … --store 制定并存入。", sweep: "清扫", patrol: "巡查", survey: "普查",
    wholeCity: "全市", routes: "条路线", coverage: "覆盖率", deadhead: "空驶率", loading: "读取中", legs: "段",
    vehicle: "车辆", route: "路线", kilometres: "公里", hours: "用时", allRoutes: "显示全部路线",
    tokenTitle: "需要令牌", tokenText: "这台服务器要求令牌，由管理员用 luwang token 发放；只保存在本标签页中。", token: "令牌", signIn: "登录",
    aboutText: "路网：道路与网格合一。本页只向本服务器取数据，不联系其他主机。", aboutInterface: "接口说明（OpenAPI）",
    aboutOSM: "贡献者；数据以 ODbL 1.0 许可。", aboutMapLibre: "地图由 MapLibre GL JS 绘制，BSD 三条款许可；声明与许可全文如下。",
    noLibrary: "没有找到地图库 MapLibre GL JS 5.24，所以画不出地图。在服务器上运行 Tools/setup 安装后刷新本页；或把设置 page.library 指到含有 maplibre-gl.js 和 maplibre-gl.css 的文件夹，再重启服务。仍可按经纬度查询。",
    noDrawing: "这个浏览器画不了地图（需要 WebGL 2）。仍可按经纬度查询。", zoomIn: "放大", zoomOut: "缩小",
    reasons: {
      invalid_position: "不是有效的经纬度", no_grids: "城市还没有单元网格", outside_built_up: "在区划内，但不在建成区",
      outside_divisions: "在所有区划之外", no_divisions: "城市没有区划", no_division_of_level: "此处没有这一级区划",
      no_zones: "城市没有功能区", outside_zones: "不在任何功能区", no_roads: "城市没有道路", no_road_within: "附近没有道路",
      no_road_on_level: "附近没有这一层的道路", unnamed_road: "道路没有名称", no_roster: "城市没有路长名册",
      no_duty: "无人负责此处", no_duty_at_time: "此时无人负责此处", no_catalogue: "城市没有案件目录",
    },
  },
  en: {
    title: "Luwang", skip: "Skip to the lookup", about: "About", close: "Close", other: "中文", otherLanguage: "zh",
    mapLabel: "Map: arrow keys move it, plus and minus zoom, Enter asks about its middle",
    placeTitle: "Who is in charge here", longitude: "Longitude", latitude: "Latitude", ask: "Look up",
    placeHint: "Click the map, or type a position. By keyboard: arrow keys move the map, Enter asks about its middle.",
    badPlace: "Give a longitude from −180 to 180 and a latitude from −90 to 90, such as 117.02 and 36.61.", asking: "Asking …",
    grid: "Unit grid", community: "Community", subdistrict: "Subdistrict", district: "District", zone: "Zone", road: "Road",
    side: "Side", distance_m: "Distance", chief: "Road chief", left: "left", right: "right", along: " (as the segment runs)",
    stacked: "Roads lie above each other here", level: "level", segment: "segment", allDay: "all day", share: "Link to here",
    copy: "Copy the link", copied: "Copied",
    layersTitle: "Layers", absent: "no data", from: "zoom in",
    segmentLayer: "Roads", kerb: "Kerbs", unit_grid: "Unit grids", division: "Divisions", zoneLayer: "Zones",
    chiefLayer: "Duties of chiefs", component: "Components", facility: "Facilities", incident: "Incidents", plan_leg: "Plan routes",
    expressway: "expressway", arterial: "arterial", secondary: "secondary", branch: "branch", lane: "lane",
    plansTitle: "Plans", noPlans: "No plan yet: luwang plan … --store makes one and keeps it in the city.", sweep: "Sweeping",
    patrol: "Patrol", survey: "Survey", wholeCity: "whole city", routes: "routes", coverage: "coverage", deadhead: "deadhead",
    loading: "Reading", legs: "steps", vehicle: "Vehicle", route: "Route", kilometres: "km", hours: "Hours",
    allRoutes: "Show all routes",
    tokenTitle: "A token is needed", tokenText: "This server asks for a token, which its administrator makes with luwang token. It is kept in this tab only.",
    token: "Token", signIn: "Sign in",
    aboutText: "Luwang: road and grid in one. This page asks this server only, and no other host.", aboutInterface: "The interface (OpenAPI)",
    aboutOSM: "contributors; the data are under the ODbL 1.0.",
    aboutMapLibre: "The map is drawn by MapLibre GL JS, under the 3-clause BSD licence; notice and licence in full:",
    noLibrary: "The map library, MapLibre GL JS 5.24, was not found, so there is no map. Run Tools/setup on the server and load this page again; or point the setting page.library to a folder with maplibre-gl.js and maplibre-gl.css, and start the server anew. Positions can still be looked up by typing them.",
    noDrawing: "This browser cannot draw the map (it needs WebGL 2). Positions can still be looked up by typing them.",
    zoomIn: "Zoom in", zoomOut: "Zoom out",
    reasons: {
      invalid_position: "not a longitude and latitude", no_grids: "the city has no unit grids",
      outside_built_up: "inside the divisions, outside the built-up area", outside_divisions: "outside all divisions",
      no_divisions: "the city has no divisions", no_division_of_level: "no division of this level here",
      no_zones: "the city has no zones", outside_zones: "outside all zones", no_roads: "the city has no roads",
      no_road_within: "no road near", no_road_on_level: "no road of this level near", unnamed_road: "the road has no name",
      no_roster: "the city has no roster of chiefs", no_duty: "nobody holds this place", no_duty_at_time: "nobody holds it at that time",
      no_catalogue: "the city has no catalogue of cases",
    },
  },
};

let chosen = "zh";

/** The language of the page: `zh` or `en`. */
export function language() { return chosen; }

/** Takes a language; anything else leaves the one of the browser. */
export function choose(wanted) {
  const kept = wanted ?? localStorage.getItem("luwang.language") ?? navigator.language;
  chosen = String(kept).toLowerCase().startsWith("zh") ? "zh" : "en";
  document.documentElement.lang = chosen === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
}

/** Keeps the choice for the next visit. */
export function keep() { localStorage.setItem("luwang.language", chosen); }

/** A word. */
export function word(name) { return words[chosen][name] ?? name; }

/** Why an answer is missing, in words. */
export function reason(code) { return words[chosen].reasons[code] ?? code; }

/** A number with so many decimals, as the language writes it. */
export function number(value, decimals = 0) {
  return value.toLocaleString(chosen === "zh" ? "zh-CN" : "en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A length of time as 3:05. */
export function hours(seconds) {
  const minutes = Math.max(0, Math.round(seconds / 60));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
